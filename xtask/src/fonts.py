"""Makes the four font files, the tables of widths, and says how big they are. Run by `cargo xtask fonts`.

Usage: fonts.py FOLDER_OF_THE_TTF_FILES FOLDER_FOR_WOFF2 FOLDER_FOR_TABLES
Needs Python with fonttools and brotli, and the Unicode character database of Debian's package unicode-data.
"""

import bz2
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

TTF, WOFF2, TABLES = sys.argv[1:4]
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"

# Instead of the original grid of 2048: PDF counts widths in thousandths, so that layout and paper agree to the
# last digit. It also saves a tenth, and at 28 pt and 600 dpi one unit is still a quarter of a dot.
UNITS_PER_EM = 1000

# What the four faces hold. The text face holds everything that the original has.
# Telephone numbers: ASCII digits and the signs around them.
DIGITS = "0123456789 -+()#*/.,:"
# Bold, first: kana, Latin, punctuation, the signs that people and papers use.
SIGNS = "℃№℡㎎㎏㎖㎝㎜㎡ℓ×÷±≦≧≠∞○●◎□■△▲▽▼◇◆☆★※〒〜～㈱μ←↑→↓⇒✓✔"
# Bold, last: words of illness, body and treatment, and forms of names, outside the lists below.
EXTRA = (
    "癌喘痙攣膵褥瘡嚥蕁臀頸踵痰痺眩暈嘔癇蓋疹瘍癬疱痔疣痒瘤梗塞縮踝顎腋肘膝股臍膀胱膣嚢胚脾腱鞘橈頤頰"
    "癒攪譫妄朦朧憩咽喉癪痂疥癩鬱癲蝸鼾鼓膜齲蝕齦瞼睫鞏鼠蹊掌蹠拇趾昏睡悸狭窄塞栓瘻腔鼻腸骸髄椎"
    "澤髙﨑邉邊濵濱廣齋齊櫻國壽龍嶋嶌桒栁槇槙萬壯與榮惠靜實禮彌德淸祥祐祿禎渕淵冨㐂增瀨賴"
)


def kanji_of(field):
    """The ideographs that the Unihan database gives a value of this field."""
    found = {}
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                if name == field:
                    found[int(code[2:], 16)] = value
    return found


def bold_characters():
    """Kana, Latin and signs; 常用漢字; 人名用漢字; words of illness. What else fits is not worth a third list."""
    characters = set(map(ord, SIGNS + EXTRA))
    for first, last in [
        (0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027), (0x2030, 0x203B), (0x2160, 0x216B), (0x2460, 0x2473),
        (0x3000, 0x3020), (0x3041, 0x30FF), (0xFF01, 0xFF60), (0xFF65, 0xFF9F), (0xFFE0, 0xFFE6),
    ]:
        characters.update(range(first, last + 1))
    joyo = {code for code, value in kanji_of("kJoyoKanji").items() if not value.startswith("U+")}
    jinmei = set(kanji_of("kJinmeiyoKanji"))
    return characters | joyo | jinmei


def make(source, characters, name):
    """Writes one WOFF2 file and its table of widths."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["DSIG", "GSUB", "GPOS", "GlyphOrder", "gasp", "meta", "vhea", "vmtx"]
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.glyph_names = False
    options.notdef_outline = True
    font = subset.load_font(os.path.join(TTF, source), options)
    if characters is None:
        characters = set(font.getBestCmap())
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    scale_upem(font, UNITS_PER_EM)
    # The same bytes on every run.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.flavor = "woff2"
    path = os.path.join(WOFF2, name + ".woff2")
    font.save(path)
    widths = {code: font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
    table = table_of(widths)
    with open(os.path.join(TABLES, name + ".bin"), "wb") as file:
        file.write(table)
    size = os.path.getsize(path)
    print(f"{name}: {len(widths)} characters, {size} bytes, table {len(table)} bytes")
    return size


def number(value):
    """Seven bits a byte, low ones first."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def table_of(widths):
    """The form that src/layout/metrics/table.rs reads."""
    ideographs = range(0x3400, 0xA000)
    out = bytearray()
    runs = []
    for code in sorted(code for code in widths if code not in ideographs):
        if runs and runs[-1][0] + runs[-1][1] == code and runs[-1][2] == widths[code]:
            runs[-1][1] += 1
        else:
            runs.append([code, 1, widths[code]])
    after = 0
    for first, count, width in runs:
        out += number(first - after) + number(count) + number(width)
        after = first + count
    out += b"\0\0\0"
    bits = bytearray(len(ideographs) // 8)
    for code in widths:
        if code in ideographs:
            assert widths[code] == UNITS_PER_EM, f"U+{code:04X} is not one em wide"
            bits[(code - ideographs.start) // 8] |= 1 << (code - ideographs.start) % 8
    return bytes(out) + bytes(bits).rstrip(b"\0")


total = (
    make("BIZUDPGothic-Regular.ttf", None, "text")
    + make("BIZUDPGothic-Bold.ttf", bold_characters(), "text-bold")
    + make("BIZUDGothic-Regular.ttf", set(map(ord, DIGITS)), "digits")
    + make("BIZUDGothic-Bold.ttf", set(map(ord, DIGITS)), "digits-bold")
)
print(f"all faces: {total} bytes")

//! A made-up sheet with everything that papers are made of, and the faces from `public/fonts`.

use tsutaeru::layout::*;
use tsutaeru::pdf::{Faces, Particulars, pdf};

const BODY: Pt = Pt(12.0);
const NOTE: Pt = Pt(10.5);
const RULE: Mm = Mm(0.35);

/// The faces as a visitor's browser gets them.
pub fn faces() -> Faces {
    let mut faces = Faces::default();
    for face in FACES {
        let path = format!(
            "{}/public/fonts/{}",
            env!("CARGO_MANIFEST_DIR"),
            face.file_name()
        );
        let bytes = std::fs::read(path).expect("the font file is in the repository");
        faces.add(*face, &bytes).expect("the font file is whole");
    }
    faces
}

/// The document of the pages.
pub fn document(laid: &Laid) -> Vec<u8> {
    named(laid, "救急情報シート")
}

/// The document of the pages of a paper of that name.
pub fn named(laid: &Laid, title: &str) -> Vec<u8> {
    let particulars = Particulars {
        title,
        language: "ja-JP",
        producer: "つたえるシート",
        made_on: (2026, 11, 20),
    };
    pdf(laid, &faces(), &particulars).expect("a document")
}

/// A front page and a back that flows on.
pub fn sheet() -> Laid {
    let paper = Paper::a4(Edges::symmetric(Mm(10.0), Mm(11.0)));
    let front = Part {
        paper,
        body: front().into(),
        furniture: &furniture,
        fill: true,
    };
    let back = Part {
        paper,
        body: back().into(),
        furniture: &furniture,
        fill: false,
    };
    lay_out(&[front, back], metrics::built_in())
}

fn furniture(page: PageNumber) -> Furniture {
    let left = text(
        "本人が書いたものです。区や消防庁が作った書類ではありません。",
        NOTE,
    );
    let right = text(
        format!("橋本 静江 1942.3.5　{}／{}", page.number, page.count),
        NOTE,
    )
    .end();
    let foot = Row::new()
        .with(Width::Share(1.0), left)
        .with(Width::Hug, right);
    let fold = Overlay::Line {
        from: (Mm(0.0), Mm(99.0)),
        to: (Mm(5.0), Mm(99.0)),
        thickness: Mm(0.2),
        dashed: true,
    };
    Furniture {
        foot: Some(foot.into()),
        foot_gap: Mm(1.0),
        overlays: vec![fold],
        ..Furniture::default()
    }
}

fn titled(title: &str, body: impl Into<Content>) -> Boxed {
    Boxed::new(body)
        .border(Border::Solid(RULE))
        .padding(Edges::symmetric(Mm(0.9), Mm(2.5)))
        .title(
            text(title, BODY).bold().heading(2),
            Fill::Grey,
            Edges::symmetric(Mm(0.4), Mm(2.5)),
        )
}

fn halves(left: impl Into<Content>, right: impl Into<Content>) -> Row {
    Row::new()
        .with(Width::Share(1.0), left)
        .with(Width::Share(1.0), right)
        .gap(Mm(2.0))
        .stretch()
}

fn phone(number: &str, size: f32) -> Span {
    span(number, Pt(size)).digits().bold()
}

fn front() -> Stack {
    Stack::new()
        .gap(Mm(2.0))
        .with(Stack::new().with(bar()).with(who()))
        .with(alerts())
        .with(halves(
            titled("治療中の病気", Stack::new().gap(Mm(1.0)).with(text(
                "心不全、心房細動、2型糖尿病、慢性閉塞性肺疾患（COPD）、高血圧、骨粗しょう症", BODY,
            )).with(text("2014年 右乳がん手術／2021年 左大腿骨骨折", BODY))),
            titled("かかりつけ医", Stack::new()
                .with(text("桜台内科クリニック　佐々木 一 医師", BODY))
                .with(phone("03-0000-3333", 17.0))
                .with(Paragraph::new().with(span("夜間・休日 ", BODY)).with(phone("070-0000-4444", 18.0)))),
        ))
        .with(Row::new().gap(Mm(2.0)).stretch()
            .with(Width::Share(1.25), titled("主な薬（11月5日に確かめた）", text(
                "ワルファリンK錠1mg（夕）／アムロジピン錠5mg（朝）／フロセミド錠20mg（朝）／プレドニゾロン錠5mg（朝）／インスリン アスパルト ほか7種は裏", BODY,
            )))
            .with(Width::Share(1.0), titled("お薬手帳・マイナ保険証", Stack::new()
                .with(Paragraph::new().with(span("お薬手帳：", BODY).bold()).with(span("電話台の引き出し", BODY)))
                .with(Paragraph::new().with(span("マイナ保険証：", BODY).bold()).with(span("財布の中", BODY))))))
        .with(usual())
        .with(halves(
            titled("① まず電話する人（本人の考えを伝える人）", Stack::new()
                .with(Paragraph::new().with(span("長女 ", BODY)).with(span("渡邉 美穂子", Pt(14.0)).bold()).with(span("　車で30分", BODY)))
                .with(phone("090-0000-6666", 18.0))),
            titled("② 次に電話する人", Stack::new()
                .with(Paragraph::new().with(span("長男 ", BODY)).with(span("橋本 健一", Pt(14.0)).bold()).with(span("　新幹線で3時間・夜", BODY)))
                .with(phone("080-0000-7777", 18.0))),
        ))
        .with(titled("人生会議メモ", Paragraph::new()
            .with(span("人生会議メモがあります", BODY).bold())
            .with(span("（場所：電話台の引き出し。長女も持っています）　", BODY))
            .with(span("ひとこと：", BODY).bold())
            .with(span("右の耳に、ゆっくり話しかけてください。", BODY))))
        .with(titled("きょうの様子（そばにいる人が手で書く）", WritingLines { count: 2, pitch: Mm(8.0) }).grow())
}

fn bar() -> Boxed {
    let title = text("救急情報シート", Pt(20.0)).bold().white().heading(1);
    let dates = Stack::new()
        .with(
            Paragraph::new()
                .leading(1.15)
                .end()
                .with(span("確認した日 ", Pt(14.0)))
                .with(span("2026年11月20日", Pt(18.0)).bold().keep())
                .with(span("（令和8年）第4版", NOTE))
                .white(),
        )
        .with(text("次の見直し 2027年3月", NOTE).white().end());
    Boxed::new(
        Row::new()
            .with(Width::Hug, title)
            .with(Width::Share(1.0), dates)
            .upright(Upright::Middle),
    )
    .fill(Fill::Black)
    .padding(Edges::symmetric(Mm(1.6), Mm(3.0)))
}

fn who() -> Boxed {
    let who = Stack::new()
        .with(text("はしもと しずえ", Pt(13.0)))
        .with(text("橋本 静江", Pt(28.0)).bold().leading(1.15))
        .with(
            Paragraph::new()
                .with(span("1942年", Pt(15.0)).bold())
                .with(span("（昭和17年）", Pt(15.0)))
                .with(span("3月5日", Pt(15.0)).bold())
                .with(span(" 生まれ　", Pt(15.0)))
                .with(span("84歳", Pt(15.0)).bold())
                .with(span("　女性", Pt(15.0))),
        )
        .with(text(
            "練馬区豊玉北6-12-1 メゾン桜 203号室（エレベーターなし）",
            Pt(13.0),
        ))
        .with(
            Paragraph::new()
                .with(phone("03-0000-1111", 15.0))
                .with(span("　", BODY))
                .with(phone("090-0000-1111", 15.0)),
        );
    let photo = Boxed::placeholder(Mm(36.0), text("写真\n30×40 mm", NOTE));
    Boxed::new(
        Row::new()
            .gap(Mm(3.0))
            .with(Width::Share(1.0), who)
            .with(Width::Fixed(Mm(30.0)), photo),
    )
    .border(Border::Solid(Mm(0.4)))
    .padding(Edges::symmetric(Mm(1.5), Mm(3.0)))
}

fn alerts() -> Boxed {
    let alert = |main: &str, detail: &str| {
        Paragraph::new()
            .leading(1.22)
            .with(span(main, Pt(18.0)).bold())
            .with(span(format!(" {detail}"), BODY))
            .role(Role::ListItem)
    };
    let left = Stack::new()
        .with(alert("アレルギー：ペニシリン", "発疹・息苦しさ"))
        .with(alert("インスリン注射", "1日4回"))
        .with(alert("在宅酸素", "安静1L・動くとき2L／分"))
        .with(alert("とろみが必要", "むせやすい"));
    let right = Stack::new()
        .with(alert(
            "血液を固まりにくくする薬",
            "（抗血栓薬）ワルファリン",
        ))
        .with(alert("ペースメーカー", "左胸・手帳は薬箱"))
        .with(alert("右腕で血圧・注射をしない", "乳がん手術"));
    Boxed::new(
        Stack::new().role(Role::List).with(
            Row::new()
                .gap(Mm(4.0))
                .with(Width::Share(1.0), left)
                .with(Width::Share(1.0), right),
        ),
    )
    .border(Border::Solid(Mm(1.4)))
    .padding(Edges::symmetric(Mm(1.2), Mm(3.0)))
    .title(
        text("いのちに関わる注意", Pt(14.0))
            .bold()
            .white()
            .heading(2),
        Fill::Black,
        Edges::symmetric(Mm(0.6), Mm(3.0)),
    )
}

fn usual() -> Boxed {
    let cell = |label: &str, value: &str| {
        Stack::new()
            .with(text(label, NOTE).role(Role::Label))
            .with(text(value, BODY))
    };
    let strip = [
        ("話す", "ゆっくりなら"),
        ("わかる", "もの忘れがある"),
        ("聞こえ", "右が遠い・補聴器"),
        ("動く", "室内は歩行器"),
        ("まひ", "なし"),
        ("食べる", "きざみ・入れ歯上下"),
    ]
    .iter()
    .fold(
        Row::new().gap(Mm(3.2)).divider(Mm(0.25)),
        |row, (label, value)| row.with(Width::Hug, cell(label, value)),
    );
    titled("ふだんのようす（いつもと違うところを見てください）", strip)
}

fn back() -> Stack {
    let medicines = (1..=40).fold(
        Table::new([Width::Share(2.0), Width::Share(1.0), Width::Hug])
            .header(["くすり", "いつ", "確かめた日"].map(|name| text(name, BODY).bold())),
        |table, number| {
            table.add_row([
                text(
                    format!("くすり{number} アムロジピンベシル酸塩口腔内崩壊錠5mg「あいうえお」"),
                    BODY,
                ),
                text("朝・夕食後 1回1錠", BODY),
                text("2026年11月5日", BODY),
            ])
        },
    );
    Stack::new()
        .gap(Mm(3.0))
        .with(text("くすりの一覧", Pt(14.0)).bold().heading(2))
        .with(medicines)
        .with(text("混ぜたもの：ＡＢＣ abc 半角ｶﾅ １２３ 123 (株) ㈱ ①② ℃ ㎎ <b>&amp; “引用” ‘a’ – — ～ 〜", BODY))
        .with(text("名前：髙﨑 渡邊 葛飾 辻󠄀 か\u{3099}んは\u{309A} 𠮷田", BODY))
        .with(text("太字：髙﨑 鼈甲 靉靆", BODY).bold())
}

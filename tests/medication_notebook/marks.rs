//! Marks that pharmacies write before a name hide no medicine of the alert box, and make none of a harmless one.

use proptest::{collection, prelude::*, sample};
use tsutaeru::medication_notebook::{Form, ReadMedicine, alert};
use tsutaeru::model::Choices;

/// The names that lead to a question, without what only looks like them.
fn names() -> Vec<&'static str> {
    let lines = include_str!("../../src/medication_notebook/alert_names.txt").lines();
    let names = lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
    names
        .map(|line| line.split(" (").next().unwrap_or(line))
        .collect()
}

fn medicine(name: &str, generic_name: &str, form: Option<Form>) -> ReadMedicine {
    ReadMedicine {
        name: name.into(),
        generic_name: generic_name.into(),
        directions: String::new(),
        times: Choices::default(),
        form,
        prescribed_at: String::new(),
        dispensed_on: None,
        is_doubtful: false,
        is_older: false,
    }
}

/// What stands before names on sheets, and what is like it.
const MARKS: &[&str] = &[
    "(局)",
    "（局）",
    "【般】",
    "[般]",
    "［般］",
    "般）",
    "般)",
    "〔後〕",
    "【後】",
    "後)",
    "後）",
    "先)",
    "（先）",
    "(先発)",
    "【後発品】",
    "《般》",
    "〈後〉",
    "＜麻＞",
    "<麻>",
    "麻)",
    "（毒）",
    "劇）",
    "向)",
    "「後」",
    "『般』",
    "{GE}",
    "｛般｝",
    "GE)",
    "ＧＥ：",
    "(GE)",
    "【GE】",
    "[1]",
    "1)",
    "２．",
    "①",
    "⑩",
    "㊙",
    "㈱",
    "◎",
    "○",
    "〇",
    "●",
    "◯",
    "※",
    "★",
    "☆",
    "■",
    "□",
    "◆",
    "◇",
    "▲",
    "△",
    "▼",
    "▽",
    "・",
    "･",
    "*",
    "＊",
    "#",
    "＃",
    "♯",
    "+",
    "＋",
    "-",
    "－",
    "ー",
    "―",
    "→",
    "⇒",
    "?",
    "！",
    "@",
    "＠",
    "§",
    "†",
    "〒",
    "〃",
    "々",
    "ﾞ",
    "゜",
    "\"",
    "'",
    "“",
    "/",
    "／",
    "|",
    "：",
    ":",
    ";",
    "。",
    "、",
    "，",
    ".",
    "．",
    "~",
    "～",
    "_",
    "＿",
    "=",
    "＝",
    "&",
    "%",
    "$",
    "\u{3000}",
    " ",
    "\u{E000}",
    "\u{FFFD}",
    "般",
    "後発",
    "日局",
    "㋐",
    "一般名：",
    "新 ",
];

/// A name as other machines write it.
fn written(name: &str, way: u8) -> String {
    let narrow = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンァィゥェォャュョッー";
    let halves = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝｧｨｩｪｫｬｭｮｯｰ";
    let voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボ";
    let unvoiced = "カキクケコサシスセソタチツテトハヒフヘホ";
    let half_voiced = "パピプペポ";
    let at = |letters: &str, letter: char| letters.chars().position(|one| one == letter);
    let half = |letter: char| at(narrow, letter).and_then(|at| halves.chars().nth(at));
    let mut text = String::new();
    for letter in name.chars() {
        let parts = match (at(voiced, letter), at(half_voiced, letter)) {
            (Some(at), _) => (unvoiced.chars().nth(at), "ﾞ"),
            (_, Some(at)) => ("ハヒフヘホ".chars().nth(at), "ﾟ"),
            _ => (Some(letter), ""),
        };
        match way {
            1 => {
                let (letter, mark) = (parts.0.unwrap_or(letter), parts.1);
                text.push(half(letter).unwrap_or(letter));
                text.push_str(mark);
            }
            2 if letter.is_ascii_graphic() => {
                text.extend(char::from_u32(u32::from(letter) + 0xFEE0));
            }
            3 => text.extend(match letter {
                'ァ' => Some('ア'),
                'ィ' => Some('イ'),
                'ェ' => Some('エ'),
                'ッ' => Some('ツ'),
                'ュ' => Some('ユ'),
                'ョ' => Some('ヨ'),
                letter => Some(letter),
            }),
            4 => text.extend(match letter {
                'ァ'..='ヶ' => char::from_u32(u32::from(letter) - 0x60),
                letter => Some(letter),
            }),
            5 if letter == 'ー' => text.push('-'),
            _ => text.push(letter),
        }
    }
    text
}

const FORMS: [Option<Form>; 4] = [
    Some(Form::Internal),
    Some(Form::Injection),
    Some(Form::Other),
    None,
];

proptest! {
    #[test]
    fn prop_no_mark_before_a_name_hides_it(
        marks in collection::vec(sample::select(MARKS.to_vec()), 0..5),
        name in sample::select(names()),
        way in 0..6_u8,
        form in sample::select(FORMS.to_vec()),
        is_generic: bool,
    ) {
        let bare = alert(&medicine(name, "", form));
        let marked = format!("{}{}", marks.concat(), written(name, way));
        let marked = match is_generic {
            false => medicine(&marked, "", form),
            true => medicine("ﾅﾝﾄｶ", &marked, form),
        };
        prop_assert_eq!(alert(&marked), bare, "{:?}", marked);
    }

    #[test]
    fn prop_no_mark_makes_an_alert_of_a_harmless_name(
        marks in collection::vec(sample::select(MARKS.to_vec()), 0..4),
        (name, form) in sample::select(harmless()),
    ) {
        let marked = format!("{}{name}", marks.concat());
        prop_assert_eq!(alert(&medicine(&marked, "", form)), None, "{}", marked);
    }
}

#[test]
fn a_long_sign_written_otherwise_and_words_glued_before_a_name_do_not_hide_it() {
    for name in [
        "ワ—ファリン錠1mg",
        "ワ─ファリン錠1mg",
        "ワ‑ファリン錠1mg",
        "ワ━ファリン錠1mg",
        "ワ一ファリン錠1mg",
        "アマリ一ル1mg錠",
        "ゾロワーファリン錠1mg",
        "ジェネアマリール錠1mg",
        "ｼﾞｪﾈﾘｯｸトピナ錠25mg",
        "後発ゾロエクア錠50mg",
        "新しいナマエワーファリン錠1mg",
        "プレドニン5mg",
        "アマリール1mg",
        "デパケン200mg",
        "バッサミン配合錠A81",
        "ファモター配合錠A81",
        "ハイセレニン細粒40%",
        "コートン錠25mg",
        "ヒスタブロック配合錠",
    ] {
        assert!(alert(&medicine(name, "", None)).is_some(), "{name}");
        assert!(alert(&medicine("ﾅﾝﾄｶ", name, None)).is_some(), "{name}");
    }
    for name in [
        "プレドニン眼軟膏",
        "リンデロン-VG軟膏",
        "アポモルヒネ塩酸塩",
        "ファモター錠10mg",
        "コ一ト",
    ] {
        assert_eq!(alert(&medicine(name, "", None)), None, "{name}");
    }
}

#[test]
fn salts_and_words_before_a_substance_do_not_hide_it() {
    for name in [
        "【般】ワルファリンカリウム錠１ｍｇ",
        "般）ワルファリンＫ錠0.5mg",
        "[般]アピキサバン錠2.5mg",
        "日局 ワルファリンカリウム",
        "塩酸メトホルミン錠250mg",
        "硫酸クロピドグレル錠75mg",
        "低分子ヘパリン注射液",
        "徐放性バルプロ酸Na錠200mg",
        "◎(局)★ｱﾋﾟｷｻﾊﾞﾝ錠5mg｢ｻﾜｲ｣",
        "アセチルサリチル酸錠100mg",
    ] {
        assert!(alert(&medicine(name, "", None)).is_some(), "{name}");
    }
}

#[test]
fn names_in_daily_use_lead_to_no_question() {
    assert!(harmless().len() > 250);
    for (name, form) in harmless() {
        assert_eq!(alert(&medicine(name, "", form)), None, "{name}");
        assert_eq!(alert(&medicine("ﾅﾝﾄｶ", name, form)), None, "{name}");
    }
}

/// Names that stand on sheets every day and belong in no box, by the form in which they are handed out.
fn harmless() -> Vec<(&'static str, Option<Form>)> {
    let of = |names: &'static str, form: Form| {
        let names = names.split_whitespace();
        names.map(move |name| (name, Some(form)))
    };
    of(SWALLOWED, Form::Internal)
        .chain(of(PUT_ON, Form::External))
        .chain(of(INJECTED, Form::Injection))
        .chain(of(MATERIALS, Form::Material))
        .collect()
}

const SWALLOWED: &str = "アムロジピンOD錠5mg「トーワ」 アムロジピンベシル酸塩錠2.5mg ノルバスク錠5mg アムバロ配合錠 ニフェジピンCR錠20mg
アダラートCR錠40mg ベニジピン塩酸塩錠4mg コニール錠4mg シルニジピン錠10mg アテレック錠10mg アゼルニジピン錠16mg カルブロック錠16mg
ジルチアゼム塩酸塩徐放カプセル100mg ヘルベッサーRカプセル100mg ベラパミル塩酸塩錠40mg ワソラン錠40mg カンデサルタン錠8mg ブロプレス錠4mg
オルメサルタンOD錠20mg オルメテックOD錠20mg テルミサルタン錠40mg ミカルディス錠40mg バルサルタン錠80mg ディオバン錠80mg
アジルサルタンOD錠20mg アジルバ錠20mg ロサルタンカリウム錠50mg ニューロタン錠50mg イルベサルタン錠100mg アバプロ錠100mg
エナラプリルマレイン酸塩錠5mg レニベース錠5mg イミダプリル塩酸塩錠5mg タナトリル錠5mg エンレスト錠100mg ビソプロロールフマル酸塩錠2.5mg
メインテート錠2.5mg カルベジロール錠10mg アーチスト錠10mg アテノロール錠25mg テノーミン錠25mg プロプラノロール塩酸塩錠10mg インデラル錠10mg
ドキサゾシン錠2mg カルデナリン錠2mg フロセミド錠20mg ラシックス錠20mg アゾセミド錠30mg ダイアート錠60mg トラセミド錠4mg ルプラック錠4mg
スピロノラクトン錠25mg アルダクトンA錠25mg トルバプタンOD錠7.5mg サムスカOD錠7.5mg ヒドロクロロチアジド錠12.5mg トリクロルメチアジド錠1mg
フルイトラン錠1mg ナトリックス錠1 ミネブロ錠2.5mg ニコランジル錠5mg シグマート錠5mg 硝酸イソソルビド徐放錠20mg フランドル錠20mg
一硝酸イソソルビド錠20mg アイトロール錠20mg ニトロペン舌下錠0.3mg ジゴキシン錠0.125mg ハーフジゴキシンKY錠0.125 アミオダロン塩酸塩錠100mg
アンカロン錠100 ピルシカイニド塩酸塩カプセル50mg サンリズムカプセル50mg シベンゾリンコハク酸塩錠100mg メキシレチン塩酸塩カプセル100mg
ロスバスタチン錠2.5mg クレストール錠2.5mg アトルバスタチン錠10mg リピトール錠10mg ピタバスタチンCa錠2mg リバロ錠2mg プラバスタチンNa錠10mg
メバロチン錠10 シンバスタチン錠5mg エゼチミブ錠10mg ゼチーア錠10mg ロスーゼット配合錠HD ベザフィブラート徐放錠200mg ベザトールSR錠200mg
フェノフィブラート錠80mg パルモディア錠0.1mg イコサペント酸エチル粒状カプセル900mg ロトリガ粒状カプセル2g 酸化マグネシウム錠330mg
マグミット錠330mg センノシド錠12mg プルゼニド錠12mg アローゼン顆粒 ルビプロストンカプセル24μg アミティーザカプセル24μg リンゼス錠0.25mg
グーフィス錠5mg モビコール配合内用剤LD ピコスルファートナトリウム内用液0.75% ラキソベロン錠2.5mg ビオフェルミン錠剤 ビオスリー配合錠
ミヤBM錠 ラックビー錠 ランソプラゾールOD錠15mg タケプロンOD錠15 ラベプラゾールNa錠10mg パリエット錠10mg エソメプラゾールカプセル20mg
ネキシウムカプセル20mg オメプラゾール錠20mg タケキャブ錠10mg ファモチジンOD錠20mg ガスター錠20mg ニザチジンカプセル150mg
レバミピド錠100mg ムコスタ錠100mg テプレノンカプセル50mg セルベックスカプセル50mg アルサルミン細粒90% モサプリドクエン酸塩錠5mg
ガスモチン錠5mg メトクロプラミド錠5mg プリンペラン錠5 ドンペリドン錠10mg ナウゼリン錠10 アコファイド錠100mg イリボー錠5μg
ロペラミド塩酸塩カプセル1mg タンニン酸アルブミン ウルソデオキシコール酸錠100mg ウルソ錠100mg カロナール錠200 カロナール錠500
アセトアミノフェン錠200mg ロキソプロフェンNa錠60mg ロキソニン錠60mg セレコキシブ錠100mg セレコックス錠100mg ジクロフェナクNa錠25mg
ボルタレン錠25mg ナイキサン錠100mg プレガバリンOD錠75mg リリカOD錠75mg タリージェ錠5mg トラマール錠25mg トラムセット配合錠
トアラセット配合錠 ワントラム錠100mg エペリゾン塩酸塩錠50mg ミオナール錠50mg チザニジン錠1mg ノイロトロピン錠4単位 メコバラミン錠500μg
メチコバール錠500μg リマプロストアルファデクス錠5μg オパルモン錠5μg アルファカルシドールカプセル0.5μg エルデカルシトールカプセル0.75μg
エディロールカプセル0.75μg アレンドロン酸錠35mg ボナロン錠35mg リセドロン酸Na錠17.5mg ベネット錠17.5mg アクトネル錠17.5mg
ミノドロン酸錠50mg ボノテオ錠50mg ラロキシフェン塩酸塩錠60mg エビスタ錠60mg アスパラ-CA錠200 アスパラカリウム錠300mg
グルコンサンK錠5mEq 塩化カリウム徐放錠600mg カリメート散 ケイキサレートドライシロップ 沈降炭酸カルシウム錠500mg カルタン錠500
ホスレノールOD錠250mg リオナ錠250mg フェロミア錠50mg クエン酸第一鉄Na錠50mg フェロ・グラデュメット錠105mg フォリアミン錠
アロプリノール錠100mg ザイロリック錠100 フェブキソスタット錠10mg フェブリク錠10mg トピロリック錠20mg ユリス錠0.5mg ベンズブロマロン錠25mg
コルヒチン錠0.5mg チラーヂンS錠50μg レボチロキシンNa錠50μg メルカゾール錠5mg ゾルピデム酒石酸塩錠5mg マイスリー錠5mg
ブロチゾラム錠0.25mg レンドルミン錠0.25mg エスゾピクロン錠1mg ルネスタ錠1mg ゾピクロン錠7.5mg アモバン錠7.5 ベルソムラ錠15mg
デエビゴ錠5mg ロゼレム錠8mg エチゾラム錠0.5mg デパス錠0.5mg アルプラゾラム錠0.4mg ソラナックス錠0.4mg ロラゼパム錠0.5mg ワイパックス錠0.5
ジアゼパム錠2mg セルシン錠2mg フルニトラゼパム錠1mg トリアゾラム錠0.25mg ハルシオン錠0.25mg クエチアピン錠25mg セロクエル25mg錠
リスペリドン錠1mg リスパダール錠1mg オランザピン錠2.5mg アリピプラゾール錠3mg エビリファイ錠3mg チアプリド錠25mg セレネース錠1mg
スルピリド錠50mg ドグマチール錠50mg セルトラリン錠25mg ジェイゾロフト錠25mg パロキセチン錠10mg パキシルCR錠12.5mg エスシタロプラム錠10mg
レクサプロ錠10mg デュロキセチンカプセル20mg サインバルタカプセル20mg ミルタザピン錠15mg リフレックス錠15mg トラゾドン塩酸塩錠25mg
デジレル錠25 アミトリプチリン塩酸塩錠10mg トリプタノール錠10 炭酸リチウム錠200mg ドネペジル塩酸塩OD錠5mg アリセプトD錠5mg
メマンチン塩酸塩OD錠20mg メマリーOD錠20mg ガランタミンOD錠8mg レミニールOD錠8mg 抑肝散エキス顆粒（医療用） 大建中湯エキス顆粒
芍薬甘草湯エキス顆粒 葛根湯エキス顆粒 牛車腎気丸エキス顆粒 マドパー配合錠 メネシット配合錠100 ネオドパストン配合錠L100
プラミペキソール塩酸塩錠0.5mg ロピニロール錠1mg レキップ錠1mg トレリーフOD錠25mg アマンタジン塩酸塩錠50mg シンメトレル錠50mg
タムスロシン塩酸塩OD錠0.2mg ハルナールD錠0.2mg シロドシンOD錠4mg ユリーフOD錠4mg ナフトピジルOD錠50mg フリバスOD錠50mg
デュタステリドカプセル0.5mg アボルブカプセル0.5mg ザルティア錠5mg ソリフェナシンコハク酸塩OD錠5mg ベシケアOD錠5mg ベタニス錠50mg
ベオーバ錠50mg イミダフェナシンOD錠0.1mg オキシブチニン塩酸塩錠2mg フェキソフェナジン塩酸塩錠60mg アレグラ錠60mg ビラノア錠20mg
ルパフィン錠10mg ロラタジンOD錠10mg クラリチン錠10mg オロパタジン塩酸塩錠5mg アレロック錠5 レボセチリジン塩酸塩錠5mg ザイザル錠5mg
エピナスチン塩酸塩錠20mg セチリジン塩酸塩錠10mg モンテルカスト錠10mg シングレア錠10mg キプレス錠10mg プランルカストカプセル112.5mg
テオフィリン徐放錠100mg テオドール錠100mg カルボシステイン錠500mg ムコダイン錠500mg アンブロキソール塩酸塩錠15mg
ムコソルバン錠15mg デキストロメトルファン臭化水素酸塩錠15mg メジコン錠15mg アスベリン錠20 コデインリン酸塩散1% リン酸コデイン散1%
トラネキサム酸錠250mg トランサミン錠250mg カルバゾクロムスルホン酸Na錠30mg アドナ錠30mg アモキシシリンカプセル250mg サワシリンカプセル250
クラリスロマイシン錠200mg クラリス錠200 レボフロキサシン錠500mg クラビット錠500mg セフジトレンピボキシル錠100mg メイアクトMS錠100mg
セフカペンピボキシル塩酸塩錠100mg フロモックス錠100mg バクタ配合錠 ST合剤 バラシクロビル錠500mg バルトレックス錠500 ファムビル錠250mg
アメナリーフ錠200mg オセルタミビルカプセル75mg タミフルカプセル75 ゾフルーザ錠20mg イトラコナゾール錠50mg メトトレキサートカプセル2mg
リウマトレックスカプセル2mg アザルフィジンEN錠500mg サラゾスルファピリジン錠500mg ブシラミン錠100mg プラケニル錠200mg
タクロリムスカプセル1mg アナストロゾール錠1mg レトロゾール錠2.5mg タモキシフェン錠20mg ビカルタミド錠80mg アルマール錠5mg バファリンA
レグナイト錠300mg エパデールS900 アデホスコーワ顆粒10% ベタヒスチンメシル酸塩錠6mg メリスロン錠6mg トラベルミン配合錠 ノベルジン錠50mg
ビタメジン配合カプセルB25 シナール配合錠 ユベラ錠50mg ハイパジールコーワ錠3 クレメジンカプセル200mg イフェンプロジル酒石酸塩錠20mg";

const PUT_ON: &str = "ロキソニンテープ100mg ロキソプロフェンNaテープ100mg モーラステープL40mg ケトプロフェンテープ40mg
ジクロフェナクNaテープ30mg ボルタレンゲル1% ヘパリン類似物質油性クリーム0.3% ヘパリン類似物質ローション0.3% ヒルドイドソフト軟膏0.3%
プロペト 亜鉛華軟膏 アズノール軟膏0.033% ゲンタシン軟膏0.1% リンデロン-VG軟膏0.12% リンデロンVクリーム0.12% アンテベート軟膏0.05%
ロコイド軟膏0.1% ヒドロコルチゾン酪酸エステル軟膏 デルモベート軟膏0.05% ベタメタゾン吉草酸エステル軟膏0.12% 吉草酸ベタメタゾン軟膏
プレドニゾロン吉草酸エステル酢酸エステル軟膏 デキサメタゾン軟膏 マイザー軟膏0.05% タクロリムス軟膏0.1% アスタット軟膏1% ルリコン軟膏1%
ケトコナゾールクリーム2% ヒアルロン酸Na点眼液0.1% ヒアレイン点眼液0.1% ラタノプロスト点眼液0.005% キサラタン点眼液0.005%
チモロール点眼液0.5% コソプト配合点眼液 ジクアス点眼液3% フルオロメトロン点眼液0.1% リンデロン点眼液0.01% ベタメタゾンリン酸エステルNa点眼液
クラビット点眼液0.5% カリーユニ点眼液0.005% フルチカゾン点鼻液50μg ナゾネックス点鼻液50μg アラミスト点鼻液27.5μg シムビコートタービュヘイラー
アドエア250ディスカス レルベア100エリプタ テリルジー100エリプタ スピリーバ2.5μgレスピマット メプチンエアー10μg サルタノールインヘラー100μg
ニトロダームTTS25mg フランドルテープ40mg ホクナリンテープ2mg ツロブテロールテープ2mg リバスチグミンテープ4.5mg イクセロンパッチ4.5mg
ニュープロパッチ4.5mg ネオキシテープ73.5mg ボルタレンサポ25mg ジクロフェナクNa坐剤25mg レシカルボン坐剤 ポビドンヨードガーグル液7%
アズレンうがい液4% キシロカインゼリー2% イソジンガーグル液7% 強力ポステリザン軟膏 ボラザG軟膏 ネリプロクト坐剤 サリチル酸ワセリン軟膏";

const INJECTED: &str = "フォルテオ皮下注キット600μg テリボン皮下注28.2μgオートインジェクター プラリア皮下注60mgシリンジ
イベニティ皮下注105mgシリンジ エンブレル皮下注50mgペン ヒュミラ皮下注40mgペン アポカイン皮下注30mg ウゴービ皮下注0.25mg イミグランキット皮下注3mg
レパーサ皮下注140mgペン デュピクセント皮下注300mgペン ネスプ注射液20μg グルカゴンGノボ注射用1mg エピペン注射液0.3mg";

const MATERIALS: &str = "ペンニードルプラス32G4mm ナノパスニードルII インスリン用注射針 インスリン自己注射用針 アルコール綿
ワンタッチベリオセンサー リブレ2センサー ガーゼ";

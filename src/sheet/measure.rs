//! Every size on the papers, in one place: what is large is large everywhere.

use crate::layout::{Edges, Mm, Pt};

/// The person's name.
pub const NAME: Pt = Pt(28.0);
/// A name too long for the size of a name.
pub const LONG_NAME: Pt = Pt(18.0);
/// The paper's own name.
pub const TITLE: Pt = Pt(20.0);
/// What is read from a metre away: alerts, numbers to call, the day of confirmation.
pub const LARGE: Pt = Pt(18.0);
/// Birth date, names to ask for.
pub const MEDIUM: Pt = Pt(15.0);
/// Address, numbers that are not called first.
pub const CLEAR: Pt = Pt(13.0);
/// Everything else.
pub const BODY: Pt = Pt(12.0);
/// Notes; nothing is smaller.
pub const NOTE: Pt = Pt(10.5);

/// The room around everything. Copiers in shops crop and scale.
pub const MARGIN: Edges = Edges::all(Mm(10.0));
/// Between boxes.
pub const GAP: Mm = Mm(1.1);
/// The column of what somebody does for the person; 「地域包括センター」 fits.
pub const ROLE_WIDTH: Mm = Mm(37.0);
/// How far the second line of an entry is moved in.
pub const HANGING: Mm = Mm(3.7);
/// Between columns inside a box.
pub const COLUMN_GAP: Mm = Mm(4.0);
/// Inside a box.
pub const PADDING: Edges = Edges::symmetric(Mm(0.45), Mm(2.2));
/// Inside the bar along a box.
pub const BAR_PADDING: Edges = Edges::symmetric(Mm(0.2), Mm(2.2));
/// Inside the label at the left of a row.
pub const LABEL_PADDING: Edges = Edges::symmetric(Mm(0.6), Mm(1.6));
/// Inside the cell of a table.
pub const CELL_PADDING: Edges = Edges::symmetric(Mm(0.25), Mm(1.4));
/// The line around a box.
pub const LINE: Mm = Mm(0.35);
/// The line around what kills when it is not known.
pub const HEAVY: Mm = Mm(1.4);
/// What is higher has its name above it.
pub const MUCH: Mm = Mm(45.0);
/// Lines that stand close.
pub const CLOSE: f32 = 1.16;
/// Lines of the largest letters among small ones.
pub const TIGHT: f32 = 1.1;
/// Lines of running text.
pub const OPEN: f32 = 1.16;
/// How much further apart lines stand on a page that has room.
pub const LOOSE: f32 = 1.12;
/// The label at the left of a row.
pub const LABEL_WIDTH: Mm = Mm(25.5);

/// The place for a photograph: its width and height.
pub const PHOTO: (Mm, Mm) = (Mm(30.0), Mm(40.0));
/// The least room to write in by hand.
pub const HANDWRITING: Mm = Mm(12.0);
/// The ruler by which one sees whether the printer scaled the paper.
pub const RULER: Mm = Mm(100.0);
/// Where a fold is marked: how far from the paper's edge, and how long the mark is.
pub const FOLD: (Mm, Mm) = (Mm(4.0), Mm(4.0));
/// Folded so often, the sheet goes into the tube; the middle fold alone is for the pocket of a door.
pub const FOLDS: u8 = 3;

/// The room around the memo: it is read sitting down, and written on.
pub const MEMO_MARGIN: Edges = Edges::all(Mm(12.0));
/// What an elderly person reads first on the memo.
pub const ELDER: Pt = Pt(14.0);
/// Lines of the memo.
pub const READ: f32 = 1.24;
/// The column of questions on the memo.
pub const QUESTION_WIDTH: Mm = Mm(44.0);
/// Between the boxes of the memo.
pub const MEMO_GAP: Mm = Mm(1.7);
/// Between answers of the memo.
pub const ANSWER_GAP: Mm = Mm(0.9);
/// Inside the boxes of the memo.
pub const MEMO_PADDING: Edges = Edges::symmetric(Mm(1.1), Mm(2.4));
/// Inside the cells of the memo's tables.
pub const MEMO_CELL: Edges = Edges::symmetric(Mm(0.5), Mm(1.4));
/// From one line to write on to the next.
pub const WRITING: Mm = Mm(10.0);
/// The person's name on the memo.
pub const MEMO_NAME: Pt = Pt(22.0);

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
/// Between alerts that share a line.
pub const ALERT_GAP: Mm = Mm(3.0);
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

/// Where the sheet is, on a label: read from two metres away. The first that has room is taken.
pub const LABEL_PLACE: [Pt; 4] = [Pt(36.0), Pt(30.0), Pt(24.0), LARGE];
/// What a label is, on its bar.
pub const LABEL_TITLE: Pt = Pt(26.0);
/// How high a label is, cut out.
pub const LABEL_HEIGHT: Mm = Mm(77.0);
/// Between a label's edge and its frame.
pub const LABEL_EDGE: Edges = Edges::all(Mm(4.0));
/// Inside a label.
pub const LABEL_ROOM: Edges = Edges::symmetric(Mm(3.0), Mm(4.0));

/// What is said first on the telephone, and one's own number.
pub const SAID_FIRST: Pt = Pt(24.0);
/// The address on the memo beside the telephone; a long one is set smaller.
pub const CALL_ADDRESS: [Pt; 3] = [Pt(22.0), LARGE, MEDIUM];
/// One of the two memos for the telephone on a page.
pub const CALL_HEIGHT: Mm = Mm(135.5);
/// From one line to write on to the next, where lines are short.
pub const CALL_WRITING: Mm = Mm(8.3);
/// Inside its boxes.
pub const CALL_PADDING: Edges = Edges::symmetric(Mm(0.9), Mm(2.2));
/// The same where two would not lie on a page.
pub const CALL_TIGHT: Edges = Edges::symmetric(Mm(0.15), Mm(2.2));
/// The column of what is asked on the telephone.
pub const CALL_LABEL: Mm = Mm(34.0);

/// The face of a card: a business card's width and height.
pub const CARD: (Mm, Mm) = (Mm(91.0), Mm(55.0));
/// Inside the face of a card.
pub const CARD_PADDING: Edges = Edges::symmetric(Mm(1.6), Mm(3.0));
/// Between two people on a card.
pub const CARD_GAP: Mm = Mm(1.2);
/// The name on a card.
pub const CARD_NAME: Pt = Pt(18.0);

/// Between the drawings that show how a paper is folded.
pub const GUIDE_GAP: Mm = Mm(3.0);
/// Words in those drawings, which one need not read.
pub const GUIDE_LINE: Mm = Mm(0.25);

/// The place for a code that a camera reads.
pub const CODE: Mm = Mm(40.0);
/// The name of the page on the flyer.
pub const FLYER_TITLE: Pt = Pt(44.0);
/// What the page is for, on the flyer.
pub const FLYER_LEAD: Pt = Pt(26.0);
/// Running text on the flyer.
pub const FLYER_BODY: Pt = Pt(16.0);

/// From one line to write on to the next, on forms.
pub const FORM_LINE: Mm = Mm(8.6);
/// The same on a card.
pub const CARD_LINE: Mm = Mm(8.4);
/// Inside the boxes of forms: a line must not fall together with the frame.
pub const FORM_PADDING: Edges = Edges {
    top: Mm(0.2),
    right: Mm(1.8),
    bottom: Mm(1.2),
    left: Mm(1.8),
};
/// A box to tick: larger than the letters, so that it is not read as 口.
pub const FORM_BOX: Pt = Pt(15.0);
/// Inside the cells of forms.
pub const FORM_CELL: Edges = Edges::symmetric(Mm(0.3), Mm(1.4));
/// The column of what is asked on forms.
pub const FORM_LABEL: Mm = Mm(34.0);
/// Inside the rows of forms.
pub const FORM_ROW: Edges = Edges::symmetric(Mm(0.3), Mm(1.8));

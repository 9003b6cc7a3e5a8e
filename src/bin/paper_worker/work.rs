//! What is done for each request.

use crate::channel::{Reply, hand_over, say};
use crate::draw::Artist;
use crate::fonts;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Drawings, FACES, svg, with_drawings};
use tsutaeru::model::{Date, Profile};
use tsutaeru::pdf::protocol::{MadeFile, PaperFault, PaperRequest, PreviewPage, Stage, Want};
use tsutaeru::pdf::{Faces, Particulars, pdf};
use tsutaeru::sheet::{self, CopyChoice, PaperSet, Wanted};

/// What was drawn changes where lines break, and a shortened name may want another piece of it; two rounds are
/// enough but for that.
const MOST_ROUNDS: usize = 8;

/// Keeps the faces and the words once they are there.
#[derive(Default)]
pub struct Workshop {
    faces: RefCell<Option<Faces>>,
    words: RefCell<Option<Rc<Words>>>,
    artist: RefCell<Option<Rc<Artist>>>,
    drawings: RefCell<Arc<Drawings>>,
}

impl Workshop {
    /// Answers a request; whatever goes wrong is an answer too.
    pub async fn answer(&self, request: &str) {
        let Some(request) = PaperRequest::read(request) else {
            say(&Reply::Failed {
                id: None,
                fault: PaperFault::UnreadableRequest,
            });
            return;
        };
        let id = request.id;
        if let Err(fault) = self.work(request).await {
            say(&Reply::Failed {
                id: Some(id),
                fault,
            });
        }
    }

    async fn work(&self, request: PaperRequest) -> Result<(), PaperFault> {
        let id = request.id;
        match request.want {
            Want::Fonts => {
                self.fetch_faces(id).await?;
                say(&Reply::Fonts { id });
            }
            Want::Preview => {
                let about = self.together(request).await?;
                let pages = about
                    .laid
                    .pages
                    .iter()
                    .map(|page| PreviewPage {
                        svg: svg::svg(page),
                    })
                    .collect();
                say(&Reply::Preview { id, pages, about });
            }
            Want::Documents => {
                self.fetch_faces(id).await?;
                say(&Reply::Stage {
                    id,
                    stage: Stage::Composing,
                });
                let made_on = request.today;
                let sets = self.compose(request).await?;
                say(&Reply::Stage {
                    id,
                    stage: Stage::Writing,
                });
                let (mut files, mut all) = (vec![], vec![]);
                for set in &sets {
                    let bytes = self.write(set, made_on)?;
                    files.push(MadeFile {
                        name: set.file_name.clone(),
                        size: bytes.len(),
                        pages: set.laid.pages.len(),
                    });
                    all.extend(bytes);
                }
                let about = first(sets)?;
                say(&Reply::Documents { id, files, about });
                hand_over(&all);
            }
        }
        Ok(())
    }

    async fn fetch_faces(&self, id: u32) -> Result<(), PaperFault> {
        if self.faces.borrow().is_none() {
            let all = FACES.len();
            let arrived = |fetched| {
                say(&Reply::Stage {
                    id,
                    stage: Stage::Fetching { fetched, all },
                })
            };
            let faces = fonts::fetch(arrived).await?;
            self.faces.replace(Some(faces));
        }
        Ok(())
    }

    /// The papers of a record as one.
    async fn together(&self, request: PaperRequest) -> Result<PaperSet, PaperFault> {
        let request = PaperRequest {
            apart: false,
            ..request
        };
        first(self.compose(request).await?)
    }

    /// The papers of a record, all as one and then each, if that is wanted: their pages, and what else is known of them.
    async fn compose(&self, request: PaperRequest) -> Result<Vec<PaperSet>, PaperFault> {
        let profile: Profile =
            serde_json::from_value(request.profile).map_err(|_| PaperFault::UnreadableRecord)?;
        let (year, month, day) = request.today;
        let today = Date::new(i32::from(year), month, day).ok_or(PaperFault::UnreadableRequest)?;
        let words = self.words(&request.language, request.words)?;
        let words = &*words;
        let mut documents = vec![];
        for wish in &request.papers {
            let choice = CopyChoice::read(&wish.paper, &wish.copy);
            let wanted = Wanted {
                profile: &profile,
                today,
                words,
                choice: &choice.ok_or(PaperFault::UnreadableRequest)?,
                site: &request.site,
            };
            let lay_out = || sheet::lay_out_printable(&wish.paper, &wanted);
            let document = self.with_what_faces_lack(words, lay_out).await;
            documents.push(document.ok_or(PaperFault::UnknownPaper)?);
        }
        Ok(sheet::files(documents, request.apart, today, words))
    }

    /// Lays out again until everything that no face has was drawn, or could not be.
    async fn with_what_faces_lack(
        &self,
        words: &Words,
        lay_out: impl Fn() -> Option<sheet::Document>,
    ) -> Option<sheet::Document> {
        let mut drawings = self.drawings.borrow().clone();
        for _ in 0..MOST_ROUNDS {
            let document = with_drawings(&drawings, &lay_out)?;
            let letters = document.laid.to_draw.iter();
            let new: Vec<_> = letters.filter(|one| !drawings.knows(one)).collect();
            if new.is_empty() {
                return Some(document);
            }
            let artist = self.artist().await;
            let note = words.say("sheet.cannot_be_shown");
            for letters in new {
                let drawn = artist.draw(letters, &note).await;
                Arc::make_mut(&mut drawings).add(letters.clone(), drawn);
            }
            self.drawings.replace(drawings.clone());
        }
        with_drawings(&drawings, lay_out)
    }

    async fn artist(&self) -> Rc<Artist> {
        let known = self.artist.borrow().clone();
        if let Some(artist) = known {
            return artist;
        }
        let artist = Rc::new(Artist::new().await);
        self.artist.replace(Some(artist.clone()));
        artist
    }

    /// The words that come with a request, taken in once for a language.
    fn words(&self, language: &str, fetched: String) -> Result<Rc<Words>, PaperFault> {
        let mut known = self.words.borrow_mut();
        if let Some(words) = known.as_ref().filter(|words| words.tag() == language) {
            return Ok(words.clone());
        }
        let mut words = Words::of(language);
        if !words.take_in(fetched) {
            return Err(PaperFault::UnreadableRequest);
        }
        Ok(known.insert(Rc::new(words)).clone())
    }

    fn write(&self, set: &PaperSet, made_on: (u16, u8, u8)) -> Result<Vec<u8>, PaperFault> {
        let faces = self.faces.borrow();
        let faces = faces.as_ref().ok_or(PaperFault::FontsNotFetched)?;
        let producer = Words::of(&set.language).say("frame.product");
        let particulars = Particulars {
            title: &set.title,
            language: spoken(&set.language),
            producer: &producer,
            made_on,
        };
        Ok(pdf(&set.laid, faces, &particulars)?)
    }
}

/// The one with all papers. There is none where none was asked for.
fn first(sets: Vec<PaperSet>) -> Result<PaperSet, PaperFault> {
    sets.into_iter().next().ok_or(PaperFault::UnreadableRequest)
}

/// The language as screen readers know it, with the country whose voice is meant.
fn spoken(language: &str) -> &str {
    match language {
        "ja" => "ja-JP",
        other => other,
    }
}

//! The structure that a screen reader follows: headings, paragraphs, lists, tables, in reading order.

use crate::layout::{Node, Role};
use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// Pieces of text on pages, each with the part of the document that it shows.
pub(super) struct Tags<'a> {
    structure: &'a [Node],
    /// For each page, the part that each piece shows.
    pieces: Vec<Vec<usize>>,
    /// Where pictures stand on their pages: left, bottom, right, top, in points.
    places: BTreeMap<usize, [f32; 4]>,
}

impl<'a> Tags<'a> {
    pub fn new(structure: &'a [Node]) -> Self {
        Self {
            structure,
            pieces: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// Enters a piece on a page; gives the kind of part and the piece's number on the page.
    pub fn piece(&mut self, page: usize, node: usize) -> (&'static str, i64) {
        if self.pieces.len() <= page {
            self.pieces.resize_with(page + 1, Vec::new);
        }
        let pieces = &mut self.pieces[page];
        pieces.push(node);
        let role = self
            .structure
            .get(node)
            .map_or(Role::Paragraph, |node| node.role);
        (kind(role), as_integer(pieces.len() - 1))
    }

    /// Says where a picture stands on its page.
    pub fn place(&mut self, node: usize, sides: [f32; 4]) {
        let around = |known: &mut [f32; 4]| {
            let [left, bottom, right, top] = sides;
            *known = [
                known[0].min(left),
                known[1].min(bottom),
                known[2].max(right),
                known[3].max(top),
            ];
        };
        self.places.entry(node).and_modify(around).or_insert(sides);
    }

    /// Whether a part is a drawing.
    pub fn is_figure(&self, node: usize) -> bool {
        (self.structure.get(node)).is_some_and(|node| node.role == Role::Figure)
    }

    /// Writes the structure into the document and names its root in the catalog.
    pub fn write(mut self, document: &mut Document, catalog: &mut Dictionary, pages: &[ObjectId]) {
        self.pieces.resize_with(pages.len(), Vec::new);
        let root = document.new_object_id();
        let whole = document.new_object_id();
        let ids: Vec<ObjectId> = self
            .structure
            .iter()
            .map(|_| document.new_object_id())
            .collect();
        // An entry of a list holds its words in a body of its own.
        let bodies: Vec<Option<ObjectId>> = self
            .structure
            .iter()
            .map(|node| (node.role == Role::ListItem).then(|| document.new_object_id()))
            .collect();
        let holder = |node: usize| bodies[node].unwrap_or(ids[node]);
        let mut kids: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
        let mut top: Vec<Object> = Vec::new();
        for (index, node) in self.structure.iter().enumerate() {
            match node.parent {
                Some(parent) => kids[parent].push(ids[index].into()),
                None => top.push(ids[index].into()),
            }
        }
        let mut parents = Vec::new();
        // The page of a part's first piece; pieces on it need no more than their number.
        let mut home: Vec<Option<usize>> = vec![None; ids.len()];
        for (page, pieces) in self.pieces.iter().enumerate() {
            for (piece, node) in pieces.iter().enumerate() {
                kids[*node].push(if *home[*node].get_or_insert(page) == page {
                    Object::Integer(as_integer(piece))
                } else {
                    Object::Dictionary(dictionary! {
                        "Type" => "MCR",
                        "Pg" => pages[page],
                        "MCID" => as_integer(piece),
                    })
                });
            }
            let owners: Vec<Object> = pieces.iter().map(|node| holder(*node).into()).collect();
            parents.push(as_integer(page).into());
            parents.push(document.add_object(owners).into());
            if let Ok(page_dictionary) = document.get_dictionary_mut(pages[page]) {
                page_dictionary.set("StructParents", as_integer(page));
                page_dictionary.set("Tabs", "S");
            }
        }
        for (index, kids) in kids.into_iter().enumerate() {
            let node = &self.structure[index];
            let parent = node.parent.map_or(whole, holder);
            let page = home[index].map(|page| pages[page]);
            let kids = match bodies[index] {
                None => kids,
                Some(body) => {
                    let mut element = dictionary! { "S" => "LBody", "P" => ids[index] };
                    set_kids(&mut element, page, kids);
                    document.objects.insert(body, element.into());
                    vec![body.into()]
                }
            };
            let element = self.element(index, parent, page, kids);
            document.objects.insert(ids[index], element.into());
        }
        let page_count = as_integer(pages.len());
        document.objects.insert(
            whole,
            dictionary! { "S" => "Document", "P" => root, "K" => top }.into(),
        );
        document.objects.insert(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => vec![whole.into()],
                "ParentTree" => dictionary! { "Nums" => parents },
                "ParentTreeNextKey" => page_count,
            }
            .into(),
        );
        catalog.set("StructTreeRoot", root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
    }

    /// The entry of one part. What PDF lets one leave out is left out: there are hundreds of them.
    fn element(
        &self,
        index: usize,
        parent: ObjectId,
        page: Option<ObjectId>,
        kids: Vec<Object>,
    ) -> Dictionary {
        let node = &self.structure[index];
        let mut element = dictionary! { "S" => kind(node.role), "P" => parent };
        set_kids(&mut element, page, kids);
        if node.role == Role::TableHeader {
            let scope = if self.names_a_row(index) {
                "Row"
            } else {
                "Column"
            };
            element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
        }
        if let Some(sides) = self.places.get(&index) {
            let sides: Vec<Object> = sides.iter().copied().map(Object::Real).collect();
            element.set("A", dictionary! { "O" => "Layout", "BBox" => sides });
        }
        if let Some(description) = &node.description {
            element.set("Alt", super::document::words(description));
        }
        element
    }

    /// Whether a header cell stands in a row with values.
    fn names_a_row(&self, header: usize) -> bool {
        let row = self.structure[header].parent;
        self.structure
            .iter()
            .any(|node| node.parent == row && node.role == Role::TableCell)
    }
}

fn set_kids(element: &mut Dictionary, page: Option<ObjectId>, mut kids: Vec<Object>) {
    if let Some(page) = page {
        element.set("Pg", page);
    }
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.remove(0)),
        _ => element.set("K", kids),
    }
}

fn kind(role: Role) -> &'static str {
    match role {
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph | Role::Label => "P",
        Role::Section => "Sect",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::TableHeader => "TH",
        Role::TableCell => "TD",
        Role::Figure => "Figure",
        Role::Artifact => "NonStruct",
    }
}

fn as_integer(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

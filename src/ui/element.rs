//! Writes elements down: a tag, attributes, children, events, all of one type.
//!
//! Leptos' `view!` makes a type of its own out of every piece of page, and code for each. Our pages are
//! many and made of the same few elements, so they are built here out of Leptos' erased views instead:
//! one type, one copy of the code (the program is about a third smaller for it, and builds faster).

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, Event, on};
use leptos::html::custom;
use leptos::prelude::{AddAnyAttr, AnyView, ElementChild, IntoAny};
use leptos::tachys::html::property::prop;
use leptos::tachys::view::iterators::StaticVec;

/// An element being written down.
pub struct Element(Box<Parts>);

/// What an element is made of.
pub struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

// Every page is a row of calls of these: they must not be copied into each.
impl Parts {
    #[inline(never)]
    fn put_attr(&mut self, name: &'static str, value: String) {
        let attribute = custom_attribute(name, value).into_any_attr();
        self.attributes.push(attribute);
    }
    #[inline(never)]
    fn put_fixed_attr(&mut self, name: &'static str, value: &str) {
        self.put_attr(name, value.to_owned());
    }
    #[inline(never)]
    fn put_text(&mut self, text: String) {
        self.put_child(text.into_any());
    }
    #[inline(never)]
    fn put_live(&mut self, name: &'static str, value: Box<dyn Fn() -> Option<String> + Send>) {
        let attribute = custom_attribute(name, value).into_any_attr();
        self.attributes.push(attribute);
    }
    #[inline(never)]
    fn put_live_text(&mut self, text: Box<dyn Fn() -> String + Send>) {
        let text = prop("textContent", text).into_any_attr();
        self.attributes.push(text);
    }
    #[inline(never)]
    fn put_event(&mut self, event: &'static str, then: Box<dyn FnMut(Event)>) {
        let attribute = on(Custom::<Event>::new(event), then).into_any_attr();
        self.attributes.push(attribute);
    }
    #[inline(never)]
    fn put_child(&mut self, child: AnyView) {
        self.children.push(child);
    }
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: vec![],
        children: vec![],
    }))
}

/// A text. One that stands in the program is made into a `String` inside, not wherever it is used.
pub trait Text {
    /// As an attribute.
    fn put_attr(self, parts: &mut Parts, name: &'static str);
    /// As a child.
    fn put(self, parts: &mut Parts);
}

impl Text for String {
    fn put_attr(self, parts: &mut Parts, name: &'static str) {
        parts.put_attr(name, self);
    }
    fn put(self, parts: &mut Parts) {
        parts.put_text(self);
    }
}

impl Text for &str {
    fn put_attr(self, parts: &mut Parts, name: &'static str) {
        parts.put_fixed_attr(name, self);
    }
    fn put(self, parts: &mut Parts) {
        parts.put_text(self.to_owned());
    }
}

/// What can stand inside an element.
pub trait Child {
    /// As a view of the one type.
    fn view(self) -> AnyView;
}

impl Child for AnyView {
    fn view(self) -> AnyView {
        self
    }
}

impl Child for String {
    #[inline(never)]
    fn view(self) -> AnyView {
        self.into_any()
    }
}

impl Child for Element {
    #[inline(never)]
    fn view(self) -> AnyView {
        let parts = *self.0;
        custom(parts.tag)
            .add_any_attr(parts.attributes)
            .child(StaticVec::from(parts.children))
            .into_any()
    }
}

impl Element {
    /// An attribute with a text.
    pub fn attr(mut self, name: &'static str, value: impl Text) -> Self {
        value.put_attr(&mut self.0, name);
        self
    }
    /// An attribute that is there or not.
    pub fn flag(self, name: &'static str, is_there: bool) -> Self {
        if is_there { self.attr(name, "") } else { self }
    }
    /// An attribute that follows the state; `None` takes it away.
    pub fn live_attr(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.0.put_live(name, Box::new(value));
        self
    }
    /// Hidden while the state says so. The element stays, with what was typed into it.
    pub fn hidden_while(self, hidden: impl Fn() -> bool + Send + 'static) -> Self {
        self.live_attr("hidden", move || hidden().then(String::new))
    }
    /// The class names.
    pub fn class(self, names: impl Text) -> Self {
        self.attr("class", names)
    }
    /// The id.
    pub fn id(self, id: impl Text) -> Self {
        self.attr("id", id)
    }
    /// What happens on an event. The event bubbles as the browser means it to.
    pub fn on(mut self, event: &'static str, then: impl FnMut(Event) + 'static) -> Self {
        self.0.put_event(event, Box::new(then));
        self
    }
    /// A child at the end.
    pub fn child(mut self, child: impl Child) -> Self {
        self.0.put_child(child.view());
        self
    }
    /// A child at the end, where there is one.
    pub fn maybe<C: Child>(self, child: Option<C>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }
    /// Children at the end.
    pub fn children<C: Child>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        for child in children {
            self.0.put_child(child.view());
        }
        self
    }
    /// A text at the end.
    pub fn text(mut self, text: impl Text) -> Self {
        text.put(&mut self.0);
        self
    }
    /// The element's own text, and nothing else in it, which follows the state. The element is told, not its text
    /// node: whoever translates the page puts other nodes in the place of ours.
    pub fn live_text(mut self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.0.put_live_text(Box::new(text));
        self
    }
    /// Words that are a name, a medicine, or a paper's: no translator may make others of them.
    pub fn as_it_is(self) -> Self {
        self.attr("translate", "no")
    }
    /// The finished view.
    pub fn view(self) -> AnyView {
        Child::view(self)
    }
}

/// A piece of page that is made anew whenever the state it reads changes.
pub fn live(make: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(make);
    make.into_any()
}

/// Pieces one after the other, without an element around them.
pub fn together(pieces: Vec<AnyView>) -> AnyView {
    StaticVec::from(pieces).into_any()
}

/// Nothing.
pub fn nothing() -> AnyView {
    together(vec![])
}

//! Journeys through the finished site in real browsers, by WebDriver: real page, real storage, real download.
//! Run them with `cargo xtask test --only build --only journeys`, which also says where the browsers are.
mod axe;
mod by_hand;
mod engine;
mod host;
mod page;
// The same small server that `cargo xtask serve` uses.
#[path = "../../xtask/src/site.rs"]
mod site;
// What `cargo xtask build` writes into the service worker.
#[path = "../../xtask/src/precache.rs"]
mod precache;
// The codes and pictures that the scanner is tried with.
#[path = "../scan/drawn.rs"]
mod drawn;
#[path = "../scan/printed.rs"]
mod printed;

mod care_plan;
mod copies;
mod crew;
mod each_file;
mod erase;
mod fault;
mod first_visit;
mod hands;
mod keyboard;
mod kill;
mod licences;
mod lock;
mod lock_leaves;
mod lock_windows;
mod markup;
mod names;
mod network;
mod not_started;
mod offline;
mod opening;
mod paper;
mod papers;
mod processes;
mod records;
mod resident;
mod restore;
mod scan;
mod sheet_picture;
mod speed;
mod steady_hands;
mod stopwatch;
mod storage;
mod tabs;
mod traces;
mod truth;
mod typing;
mod vault;
mod vault_stops;
mod words;
mod worker_time;
mod yardstick;

/// What can go wrong on the way: a browser that does not answer, or a page that is not as it should be.
type Fault = Box<dyn std::error::Error>;
/// What a step of a journey gives.
type Step<T = ()> = Result<T, Fault>;

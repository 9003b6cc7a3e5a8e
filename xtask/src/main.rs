//! The task runner: `cargo xtask` says what it can do.
use std::process::ExitCode;

mod build;
mod fonts;
mod forms;
mod fuzz;
mod headers;
mod hollow;
mod lay;
mod licences;
mod links;
mod optimise;
mod paper_file;
mod papers;
#[path = "../../tests/personas/mod.rs"]
mod personas;
mod place;
mod precache;
mod render;
mod run;
mod scan;
mod schema;
mod serve;
mod shrink;
mod site;
mod size;
mod speed;
mod split;
mod supply;
mod test;
mod tools;

const HELP: &str = "\
つたえるシート: tasks

  cargo xtask serve [--port 8080] [--no-open]
      sets up what is missing, builds the page and serves it on this machine
  cargo xtask test [--native] [--only STEP]...
      every test; --native leaves out what needs a browser
  cargo xtask build
      makes dist/ for any plain static host, under any path
  cargo xtask network
      two people write different things; fails if one request differs, or goes elsewhere
  cargo xtask speed
      how long a first and a second visit take on a slow line and a slow machine, for a site in dist/
  cargo xtask size
      what a visitor loads, compressed, against the bars
  cargo xtask render BACKUP.json --out DIR [--paper ID|--all] [--copy READER] [--lang TAG]
                     [--today YYYY-MM-DD] [--site ADDRESS]
      the papers as the browser would make them; a reader that no paper knows is told which there are
  cargo xtask render --blank --out DIR
      the forms to fill in by hand
  cargo xtask papers
      every paper of every persona, and every form, looked at from outside
  cargo xtask scan IMAGE...
      reads the pharmacy's QR code off pictures and prints, as JSON, what could be taken over
  cargo xtask schema
      prints the JSON Schema of the backup file
  cargo xtask fuzz [--target NAME]... [--runs N] [--seed N] [--input FILE]
      hostile texts into everything that reads from outside; the longer the better
  cargo xtask fonts [--from DIR]
      makes the font files and their tables of widths anew from the original TTF files
";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> anyhow::Result<()> {
    let mut args = lexopt::Parser::from_env();
    let Some(lexopt::Arg::Value(name)) = args.next()? else {
        print!("{HELP}");
        return Ok(());
    };
    match name.to_string_lossy().as_ref() {
        "serve" => serve::command(args),
        "test" => test::command(args),
        "build" => build::command(args),
        "network" => test::network_command(args),
        "speed" => speed::command(args),
        "size" => size::command(args),
        "render" => render::command(args),
        "papers" => papers::command(args),
        "scan" => scan::command(args),
        "schema" => schema::command(args),
        "fuzz" => fuzz::command(args),
        "fonts" => fonts::command(args),
        other => anyhow::bail!("there is no task called {other}\n\n{HELP}"),
    }
}

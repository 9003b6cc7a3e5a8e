// Starts the page: loads the program that the build named in this script's own tag, and says in plain
// words when it cannot. A file of its own, so that the page needs no inline script. Where this script itself does not
// come, the page says so by itself.
// No top-level await, no "?.": browsers old enough to lack them must still reach the sentence.
const tag = document.querySelector("script[data-wasm]");
const address = (name) => new URL(tag.dataset[name], document.baseURI).href;
const before = document.getElementById("before");
const show = (id) => {
  for (const one of ["starting", "too-old", "not-started", "framed"]) {
    const sentence = document.getElementById(one);
    if (sentence) sentence.hidden = one !== id;
  }
};

// Where the browser knows Trusted Types, nothing becomes a program or markup but by this: the workers that the
// page names, and drawings of lines and words (the preview). Anything else becomes nothing.
const workers = Array.from(document.querySelectorAll("meta[name$=-worker]"), (meta) => meta.content);
const mark = /<\/?(?:svg|rect|path|text)(?:\s+(?![oO][nN])[a-zA-Z:-]+="[^"<>]*")*\s*\/?>/g;
if (window.trustedTypes) {
  window.trustedTypes.createPolicy("default", {
    createHTML: (text) => (/[<>]/.test(text.replace(mark, "")) ? "" : text),
    createScriptURL: (address) =>
      workers.includes(address) || address === "./service-worker.js" ? address : null,
  });
}

const run = (js) => import(js).then((program) => program.default({ module_or_path: address("wasm") }));

// A program that was thrown off its course must not go on: half of what it was doing may be undone. A fresh one
// shows the calm page from what is kept. A fault that the program noticed itself has shown that page already.
let started = false;
const calm = (fault) => {
  const page = document.documentElement;
  const ours = (self.WebAssembly && fault instanceof WebAssembly.RuntimeError) || (started && /wasm/.test(fault && fault.stack));
  if (!ours || "fault" in page.dataset || document.querySelector("[data-page=fault]")) return;
  page.dataset.fault = "";
  run(`${address("js")}#anew`).catch(() => {
    document.body.replaceChildren(before);
    show("not-started");
  });
};

// A program of a few bytes with the newest parts that ours is made of. A browser that does not run it is too old for
// ours, or is told not to run any; one that does could not load ours, or was given another.
const small = "AGFzbQEAAAABBgFgAAJ/fwMCAQAFAwEAAQoaARgAQQDAQwAAAAD8AEEAQQBBAPwLANBvGgs=";
const runsPrograms = () =>
  Promise.resolve()
    .then(() => WebAssembly.instantiate(Uint8Array.from(atob(small), (letter) => letter.charCodeAt(0))))
    .then(() => true, () => false);
const failed = (fault) => {
  // What forbids a program by its rules, and does not know the rule that allows it, says so by this fault.
  const forbids = fault && fault.name === "EvalError";
  return runsPrograms().then((runs) => {
    show(runs && !forbids ? "not-started" : "too-old");
    throw fault;
  });
};

// Nobody shows this page inside a page of theirs, where they could lay something over it.
if (window.top !== window.self) {
  show("framed");
} else {
  addEventListener("error", (event) => calm(event.error));
  addEventListener("unhandledrejection", (event) => calm(event.reason));
  run(address("js")).then(() => {
    before.remove();
    started = true;
  }, failed);
}

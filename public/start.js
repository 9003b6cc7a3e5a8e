// Starts the page: loads the program that the build named in this script's own tag, and says in plain
// words when it cannot. A file of its own, so that the page needs no inline script.
// No top-level await, no "?.": browsers old enough to lack them must still reach the sentence.
const tag = document.querySelector("script[data-wasm]");
const address = (name) => new URL(tag.dataset[name], document.baseURI).href;
const show = (id) => {
  for (const one of ["starting", "too-old", "not-started"]) {
    const sentence = document.getElementById(one);
    if (sentence) sentence.hidden = one !== id;
  }
};

// Where the browser knows Trusted Types, nothing becomes a program or markup but by this: the workers that the
// page names, and drawings of lines and words (the preview). Anything else becomes nothing.
const workers = Array.from(document.querySelectorAll("meta[name$=-worker]"), (meta) => meta.content);
const mark = /<\/?(?:svg|rect|path|text)(?:\s+(?!on)[a-zA-Z:-]+="[^"<>]*")*\s*\/?>/g;
if (window.trustedTypes) {
  window.trustedTypes.createPolicy("default", {
    createHTML: (text) => (/[<>]/.test(text.replace(mark, "")) ? "" : text),
    createScriptURL: (address) =>
      workers.includes(address) || address === "./service-worker.js" ? address : null,
  });
}

// A program that was thrown off its course must not go on: half of what it was doing may be undone. A fresh one
// shows the calm page from what is kept. A fault that the program noticed itself has shown that page already.
let started = false;
const calm = (fault) => {
  const page = document.documentElement;
  const ours = fault instanceof WebAssembly.RuntimeError || (started && /wasm/.test(fault && fault.stack));
  if (!ours || "fault" in page.dataset || document.querySelector("[data-page=fault]")) return;
  page.dataset.fault = "";
  import(`${address("js")}#anew`)
    .then((program) => program.default({ module_or_path: address("wasm") }))
    .catch(() => show("not-started"));
};

if (typeof WebAssembly !== "object") {
  show("too-old");
} else {
  addEventListener("error", (event) => calm(event.error));
  addEventListener("unhandledrejection", (event) => calm(event.reason));
  show("starting");
  import(address("js"))
    .then((program) => program.default({ module_or_path: address("wasm") }))
    .then(() => {
      show(null);
      // Its link would stand before the one that skips to the page.
      const tooOld = document.getElementById("too-old");
      if (tooOld) tooOld.remove();
      started = true;
    })
    .catch((fault) => {
      // A browser that has WebAssembly but not the parts we use refuses to compile it.
      show(fault instanceof WebAssembly.CompileError ? "too-old" : "not-started");
      throw fault;
    });
}

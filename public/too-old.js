// Loaded only by browsers without script modules: shows the sentence that the page cannot run there.
document.getElementById("starting").hidden = true;
document.getElementById("too-old").hidden = false;

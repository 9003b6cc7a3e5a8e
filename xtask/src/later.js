// Fetches the later pages, which lie beside this script, and joins them to the program: they use its memory
// and its functions. Says whether they came; the program asks again when the person does.
async function fetchLater(told, about) {
  const program = initSync();
  let came = false;
  try {
    const answer = await fetch(new URL("./LATER", import.meta.url));
    // Not by streaming: that refuses a file which the host calls by another type.
    if (answer.ok) {
      await WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: program });
      came = true;
    }
  } catch {
    // No connection, or half a file.
  }
  program.__indirect_function_table.get(told)(about, came);
}

// Fetches the files of an area of pages, which lie beside this script, and joins them to the program: they use its
// memory and its functions. Says whether they came; the program asks again when the person does.
const joined = new Map();
async function join(file) {
  const answer = await fetch(new URL(file, import.meta.url));
  if (!answer.ok) throw new Error(file);
  // Not by streaming: that refuses a file which the host calls by another type.
  await WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: initSync() });
}
const area = (...files) => async (told, about) => {
  const whole = files.map((file) => {
    // What several areas share is joined once; what did not come may be asked for again.
    if (!joined.has(file)) joined.set(file, join(file).catch((fault) => { joined.delete(file); throw fault; }));
    return joined.get(file);
  });
  // No connection, or half a file.
  const came = (await Promise.allSettled(whole)).every((one) => one.status === "fulfilled");
  initSync().__indirect_function_table.get(told)(about, came);
};

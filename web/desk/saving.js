/** @file A file from the server, given to the browser to keep. */

/** @param {Response} response It names the file. @returns {Promise<string>} That name. */
export async function save(response) {
  const name = fileName(response.headers.get("content-disposition") ?? "") || "download";
  const address = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser may still be asking where to put it
  return name;
}

/** Pure. @param {string} disposition */
export function fileName(disposition) {
  return disposition.match(/filename="([^"]+)"/)?.[1] ?? "";
}

/** Node imports modules from a server as a browser does. */

import { register } from "node:module";

const hooks = `
  export async function resolve(name, context, next) {
    const from = context.parentURL?.startsWith("http") ? context.parentURL : undefined;
    if (/^https?:/.test(name)) return { url: name, format: "module", shortCircuit: true };
    if (from) return { url: new URL(name, from).href, format: "module", shortCircuit: true };
    return next(name, context);
  }
  export async function load(url, context, next) {
    if (!/^https?:/.test(url)) return next(url, context);
    const response = await fetch(url, { headers: { origin: "http://localhost:3000" } });
    const type = response.headers.get("content-type") ?? "";
    if (!response.ok || !type.includes("javascript")) throw new Error(url + ": " + response.status + " " + type);
    if (response.headers.get("access-control-allow-origin") !== "http://localhost:3000") throw new Error(url + " is kept from other origins");
    return { format: "module", source: await response.text(), shortCircuit: true };
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

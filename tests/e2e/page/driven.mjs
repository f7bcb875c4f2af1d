/**
 * A page that does what it is told, a line of JSON each, and tells what it was told: node driven.mjs SERVER SESSION.
 * Its line goes through a proxy, so that it can be cut as a network cuts it: with no goodbye, at any moment.
 */

import net from "node:net";
import readline from "node:readline";

import { Interview } from "../../../web/client/interview.js";

const [server, session] = process.argv.slice(2);
const tell = (event, value = null) => console.log(JSON.stringify([event, value]));

const lines = new Set();
const proxy = net.createServer((near) => {
  const far = net.connect(new URL(server).port, "127.0.0.1");
  for (const [one, other] of [[near, far], [far, near]]) {
    lines.add(one);
    one.pipe(other);
    one.on("error", () => other.destroy());
    one.on("close", () => lines.delete(one));
  }
});
await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${proxy.address().port}`;

const names = ["asked", "growing", "ended", "returned", "refused", "connected", "broken", "lost"];
const listener = Object.fromEntries(names.map((name) => [name, (value) => tell(name, value)]));
let interview = new Interview(address, session, listener);

const orders = {
  start: (data) => interview.start(data),
  connect: () => interview.connect(),
  answer: (text) => interview.answer(text),
  end: () => interview.end(),
  cut: () => lines.forEach((line) => line.destroy()),
  /** As a page that is loaded anew. */
  reload() {
    const { kept } = interview;
    interview.close();
    interview = new Interview(address, session, listener, { kept: JSON.parse(JSON.stringify(kept)) });
    interview.connect();
  },
};

for await (const line of readline.createInterface(process.stdin)) {
  const [order, value] = JSON.parse(line);
  orders[order](value);
}
process.exit();

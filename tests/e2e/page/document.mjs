/** As much of a browser's document as the pages here use: elements by id, their text, their events. */

class Element extends EventTarget {
  textContent = "";
  value = "";
  hidden = false;
  disabled = false;
  returnValue = "";
  attributes = new Map();
  children = [];

  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  focus() {}
  showModal() {}

  /** Let something happen to it, as a candidate does. */
  do(event) {
    this.dispatchEvent(new Event(event, { cancelable: true }));
  }

  /** Its words and those within it. */
  get words() {
    return [this.textContent, ...this.children.map((child) => child.words)].join(" ").trim();
  }
}

class Storage {
  #values = new Map();
  getItem = (name) => this.#values.get(name) ?? null;
  setItem = (name, value) => void this.#values.set(name, String(value));
  removeItem = (name) => void this.#values.delete(name);
}

/** Those that the page opened: they go when it is left. */
const sockets = [];

globalThis.WebSocket = class extends WebSocket {
  constructor(...how) {
    super(...how);
    sockets.push(this);
  }
};

/** Open this page, in the same tab as whatever was open before. */
export function openPage(html, address) {
  const elements = new Map();
  for (const [tag] of html.matchAll(/<[a-z][^>]*\sid="[^>]*>/g)) {
    const attribute = (name) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
    const element = new Element();
    element.value = attribute("value") ?? "";
    element.hidden = /\shidden\b/.test(tag);
    elements.set(attribute("id"), element);
  }
  globalThis.document = {
    baseURI: address,
    title: "",
    getElementById: (id) => elements.get(id) ?? null,
    createElement: () => new Element(),
  };
  globalThis.sessionStorage ??= new Storage();
  const leaving = new EventTarget();
  globalThis.addEventListener = (...how) => leaving.addEventListener(...how);
  return {
    element: (id) => elements.get(id) ?? fail(`The page has no element "${id}".`),
    leave() {
      leaving.dispatchEvent(new Event("pagehide"));
      for (const socket of sockets.splice(0)) {
        socket.onmessage = socket.onclose = null;
        socket.close();
      }
    },
  };
}

function fail(message) {
  throw new Error(message);
}

/** The voice of the browser: what it said, and a way to let it hear something. */
export function giveVoice() {
  const voice = { said: [], recognition: null };
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  globalThis.speechSynthesis = {
    speak(utterance) {
      voice.said.push(utterance.text);
      setTimeout(() => utterance.onend());
    },
    cancel() {},
  };
  globalThis.SpeechRecognition = class {
    start() {
      voice.recognition = this;
    }
    stop() {
      this.onend();
    }
  };
  voice.hear = (transcript, isFinal) => {
    voice.recognition.onresult({ resultIndex: 0, results: [{ isFinal, 0: { transcript } }] });
  };
  return voice;
}

/** Until this is so; fails after half a minute with what it was about. */
export async function until(what, condition) {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const found = condition();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`It never came to this: ${what}.`);
}

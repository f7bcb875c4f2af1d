// A websocket that comes back: to the same address, after 3 s, up to 3 times, unless the server said it is no use.

const REJOIN_DELAY = 3000;
const MOST_REJOINS = 3;
const FINAL_CLOSES = {
  1000: "The server closed the connection.",
  4401: "The server does not allow this connection.",
  4404: "The server knows no such interview.",
  4409: "The interview goes on in another window. You can take it up here instead.",
};

export class Connection {
  #socket = null;
  #rejoins = 0;
  #timer = null;

  /** `opened()`, `received(message)`, `state(text)`, `closed()` and `lost(reason)` are called as things happen. */
  constructor(address, listener) {
    this.address = address;
    this.listener = listener;
  }

  /** Connect now; the attempts to come back are counted anew. */
  open() {
    this.#rejoins = 0;
    this.#connect();
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Whether the message went out. */
  send(message) {
    if (!this.isOpen) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** For good: nothing more is heard from it. */
  close() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
    this.listener.state("");
  }

  #connect() {
    clearTimeout(this.#timer);
    this.listener.state(this.#rejoins ? "Connecting again…" : "Connecting…");
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    socket.onopen = () => {
      if (this.#socket !== socket) return;
      this.listener.state("Connected");
      this.listener.opened();
    };
    socket.onmessage = (event) => {
      if (this.#socket !== socket) return;
      this.#rejoins = 0;
      this.listener.received(JSON.parse(event.data));
    };
    socket.onclose = (event) => {
      if (this.#socket === socket) this.#closed(event.code);
    };
  }

  #closed(code) {
    this.#socket = null;
    this.listener.state("Not connected");
    this.listener.closed();
    if (code in FINAL_CLOSES) {
      this.listener.lost(FINAL_CLOSES[code]);
    } else if (this.#rejoins >= MOST_REJOINS) {
      this.listener.lost("The connection is lost. What you said is kept; the interview waits for you.");
    } else {
      this.#rejoins += 1;
      this.#timer = setTimeout(() => this.#connect(), REJOIN_DELAY);
    }
  }
}

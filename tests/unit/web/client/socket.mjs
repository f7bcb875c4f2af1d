/** A server at the other end of a websocket, whose every word the test says itself. */

export class Socket {
  static OPEN = 1;
  /** Those that were made, the newest last. @type {Socket[]} */
  static all = [];

  /** Put it in place of the browser's; returns a function that gives the newest one. */
  static install() {
    Socket.all = [];
    globalThis.WebSocket = Socket;
    return () => Socket.all.at(-1);
  }

  readyState = 0;
  /** What the client sent. */
  sent = [];
  seq = 0;
  epoch = "a";

  constructor(address, protocols = []) {
    this.address = String(address);
    this.protocols = protocols;
    Socket.all.push(this);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  accept() {
    this.readyState = Socket.OPEN;
    this.onopen();
    return this;
  }

  /** Say it, numbered after what was said before. */
  say(type, data, more = {}) {
    this.seq += 1;
    this.onmessage({ data: JSON.stringify({ type, data, seq: this.seq, epoch: this.epoch, ...more }) });
    return this;
  }

  break(code = 1006) {
    this.readyState = 3;
    this.onclose({ code });
  }

  /** The messages of this type that the client sent. */
  heard(type) {
    return this.sent.filter((message) => message.type === type);
  }
}

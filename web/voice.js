// Speech to text by the browser: interim words while they are spoken, then each sentence once it is final.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

export class Voice {
  static available = Boolean(Recognition);

  /** `interim(text)`, `final(text)`, `failed()`, `changed(on)` are called as things happen. */
  constructor(listener) {
    this.listener = listener;
    this.on = false;
  }

  start() {
    this.on = true;
    const recognition = new Recognition();
    this.recognition = recognition;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.lang = "en-US";
    recognition.onresult = (event) => this.#heard(event);
    recognition.onerror = (event) => {
      if (event.error === "no-speech" || event.error === "aborted") return;
      this.stop();
      this.listener.failed();
    };
    // Browsers end the recognition after a silence; the candidate has not.
    recognition.onend = () => {
      if (this.on && this.recognition === recognition) recognition.start();
    };
    recognition.start();
    this.listener.changed(true);
  }

  stop() {
    if (!this.on) return;
    this.on = false;
    this.recognition.stop();
    this.listener.changed(false);
  }

  #heard(event) {
    let interim = "";
    for (const result of Array.from(event.results).slice(event.resultIndex)) {
      const text = result[0].transcript.trim();
      if (!text) continue;
      if (result.isFinal) this.listener.final(text);
      else interim += `${text} `;
    }
    this.listener.interim(interim.trim());
  }
}

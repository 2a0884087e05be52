// One open line to the server. It notices silence (Wi-Fi cut, laptop asleep) and comes back by itself.

const BEAT_MS = 10_000;
const SILENCE_MS = 25_000;
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000];

export class Line {
  /**
   * @param {string} path of the server's WebSocket
   * @param {(told: object) => void} hear called with each object the server sends
   * @param {() => void} lost called when the server no longer answers
   */
  constructor(path, hear, lost) {
    Object.assign(this, { path, hear, lost, attempts: 0 });
    this.connect();
    setInterval(() => this.beat(), BEAT_MS);
    window.addEventListener("online", () => this.connect());
  }

  say(type, more = {}) {
    const { socket } = this;
    const send = () => socket.send(JSON.stringify({ type, ...more }));
    if (socket?.readyState === WebSocket.OPEN) send();
    // What is done while the line opens is said as soon as it is open.
    if (socket?.readyState === WebSocket.CONNECTING) socket.addEventListener("open", send, { once: true });
  }

  connect() {
    if (this.socket) return;
    clearTimeout(this.timer);
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + this.path);
    this.socket = socket;
    this.heard = Date.now();
    socket.onmessage = ({ data }) => {
      this.heard = Date.now();
      this.attempts = 0;
      const told = JSON.parse(data);
      if (told.type !== "beat") this.hear(told);
    };
    socket.onclose = () => this.socket === socket && this.drop();
  }

  beat() {
    if (this.socket && Date.now() - this.heard > SILENCE_MS) this.drop();
    else this.say("beat");
  }

  drop() {
    const { socket } = this;
    this.socket = null;
    socket.close();
    const wait = RETRY_MS[Math.min(this.attempts++, RETRY_MS.length - 1)];
    // Thirty pages must not come back at the same instant.
    this.timer = setTimeout(() => this.connect(), wait * (0.75 + Math.random() / 2));
    this.lost();
  }
}

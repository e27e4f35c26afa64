// Keeps a page right by itself: live by a web socket, anew by fetching, honest when neither comes. It holds no words:
// all that is shown was written by the hub. A page says what it wants on its <main>: data-live is the socket's address,
// data-every the seconds after which it is fetched anew, data-home the page that takes its place when there is news.
(() => {
  "use strict";
  const STALE = 25e3, ANSWER = 2e3;
  let main = document.querySelector("main"), socket = null, failures = 0, heard = Date.now(), waiting = 0, coming = 0;
  let at = "", fetching = false, again = false;

  // --- what is shown ---
  const say = document.createElement("p");
  say.className = "sr";
  say.setAttribute("role", "status");
  say.setAttribute("aria-live", "assertive"); // a call, and that nothing comes any more, cannot wait
  document.body.append(say);

  const line = () => main.querySelector("[data-fresh]");

  function fresh(clock) {
    heard = Date.now();
    at = clock || at;
    tellAge();
  }

  function tellAge() {
    const p = line();
    if (!p) return;
    const old = Date.now() - heard > STALE, was = p.classList.contains("stale");
    p.classList.toggle("stale", old);
    if (!at) return;
    const words = p.dataset[old ? "stale" : "fresh"].replace("{at}", at);
    put(p.firstElementChild, words);
    if (old !== was) say.textContent = words;
  }

  function put(where, text) {
    if (where && where.textContent !== text) where.textContent = text;
  }

  function place(said) {
    const foot = main.querySelector(".foot");
    if (!foot) return;
    foot.dataset.ahead = said.ahead;
    put(foot.querySelector(".figure"), said.ahead);
    put(foot.querySelector("b"), said.line);
    put(foot.querySelector("p > span"), said.wait);
    document.title = `${main.dataset.number} · ${said.ahead === "0" ? "" : said.ahead + " "}${said.line}`;
  }

  const body = (of) => [...of.children].map((part) => (part.matches(".fresh") ? "" : part.outerHTML)).join("");

  async function renew() { // nothing is moved under a finger, or taken from the keyboard, when nothing is new
    if (fetching) return void (again = true);
    fetching = true;
    const home = main.dataset.home;
    try {
      const answer = await fetch(home || location.href, { cache: "no-store", credentials: "omit", redirect: "error" });
      if (answer.status >= 500 || answer.status === 429) throw answer.status;
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const still = next.querySelector("main");
      if (main.dataset.every && body(still) === body(main)) return fresh(still.querySelector(".fresh").dataset.at);
      const focus = document.activeElement && document.activeElement.getAttribute("href");
      const ring = main.dataset.ring, open = Boolean(main.querySelector("details[open]"));
      const news = next.querySelector("main").dataset.page !== main.dataset.page;
      for (const part of ["header", "main"]) document.querySelector(part).replaceWith(next.querySelector(part));
      document.body.className = next.body.className;
      document.title = next.title;
      if (home) history.replaceState(null, "", home);
      main = document.querySelector("main");
      const details = main.querySelector("details");
      if (details) details.open = open;
      const same = focus && [...document.links].find((link) => link.getAttribute("href") === focus);
      if (same) same.focus({ preventScroll: true });
      if (news && main.dataset.live) say.textContent = next.title;
      fresh(line() && line().dataset.at);
      showSound();
      if (main.dataset.ring && main.dataset.ring !== ring) call();
    } catch (gone) {
      // the page as it stands says how old it is
    } finally {
      fetching = false;
      if (again) {
        again = false;
        renew();
      }
    }
  }

  // --- the line to the hub ---
  function connect() {
    clearTimeout(coming);
    coming = 0;
    if (!main.dataset.live) return;
    hangUp();
    let mine;
    try {
      mine = socket = new WebSocket(location.origin.replace(/^http/, "ws") + main.dataset.live);
    } catch (forbidden) {
      return later();
    }
    expect(ANSWER * Math.min(4, 2 + failures)); // a slow network needs longer
    mine.onmessage = (event) => {
      if (mine !== socket) return;
      clearTimeout(waiting);
      failures = 0;
      const said = JSON.parse(event.data);
      if (said.type === "place") place(said);
      fresh(said.at);
      if (said.page && said.page !== main.dataset.page) renew();
    };
    mine.onclose = () => {
      if (mine !== socket) return;
      socket = null;
      later();
    };
  }

  function hangUp() {
    clearTimeout(waiting);
    const old = socket;
    socket = null;
    if (old) old.close();
  }

  function expect(within) { // an answer soon, or another line: one that looks open may lead nowhere
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      hangUp();
      if (failures) later();
      else {
        failures = 1;
        connect();
      }
    }, within);
  }

  function later() {
    if (coming) return;
    failures += 1;
    if (failures > 1 && !main.dataset.home) renew(); // a proxy without web sockets, or a link that is over: the page knows
    const most = Math.min(4e3, 500 * 2 ** failures);
    coming = setTimeout(connect, most * (0.3 + 0.7 * Math.random())); // not a thousand phones at once
  }

  function wake() {
    if (document.visibilityState === "hidden") return;
    tellAge();
    keepAwake();
    if (main.dataset.every) return void renew();
    if (socket && socket.readyState === WebSocket.OPEN) {
      socket.send("?");
      expect(ANSWER);
    } else connect();
  }

  // --- the call: one sound, and a buzz ---
  let sound = null, lock = null;

  function tone(when, pitch) { // struck, like a bonang
    [[1, 0], [2.76, -14], [5.4, -22]].forEach(([partial, decibel]) => {
      const voice = sound.createOscillator(), loud = sound.createGain(), peak = 0.6 * 10 ** (decibel / 20);
      voice.frequency.value = pitch * partial;
      loud.gain.setValueAtTime(0, when);
      loud.gain.linearRampToValueAtTime(peak, when + 0.008);
      loud.gain.exponentialRampToValueAtTime(0.0001, when + 1.1);
      voice.connect(loud).connect(sound.destination);
      voice.start(when);
      voice.stop(when + 1.2);
    });
  }

  function call() {
    if (navigator.vibrate) navigator.vibrate([400, 200, 400, 200, 800]);
    if (!sound) return;
    sound.resume().then(() => {
      tone(sound.currentTime, 392);
      tone(sound.currentTime + 0.26, 523);
    });
  }

  function showSound() { // offered only where it works; on only after a touch, as browsers want it
    const key = main.querySelector(".sound");
    if (!key || !window.AudioContext) return;
    key.hidden = false;
    key.setAttribute("aria-checked", String(Boolean(sound)));
    key.querySelector("small").hidden = !sound;
    key.onclick = () => {
      if (sound) {
        sound.close();
        sound = null;
        if (lock) lock.release().catch(() => {});
        lock = null;
      } else {
        sound = new AudioContext();
        sound.resume();
        tone(sound.currentTime, 523);
        keepAwake();
      }
      showSound();
    };
  }

  function keepAwake() { // where the browser lets a page do that (https)
    if (!sound || !navigator.wakeLock) return;
    navigator.wakeLock.request("screen").then((held) => (lock = held), () => {});
  }

  // --- begin ---
  const shown = line();
  if (shown) at = shown.dataset.at || "";
  showSound();
  setInterval(tellAge, 1e3);
  if (main.dataset.live) connect();
  if (main.dataset.every) {
    setInterval(() => document.visibilityState === "hidden" || renew(), main.dataset.every * 1e3);
  }
  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", (event) => event.persisted && wake());
  addEventListener("online", wake);
  addEventListener("pagehide", hangUp);
})();

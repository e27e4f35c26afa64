// Forms on a phone: an answer goes at one touch, what is written survives a lost network and a closed page.
// Everything works without this script; it says nothing itself, its words stand in the page.
(() => {
  "use strict";
  const find = (what) => document.querySelector(what);
  const shelf = (name) => { try { return window[name]; } catch { return null; } };
  const local = shelf("localStorage"), session = shelf("sessionStorage");
  const get = (from, key) => { try { return from.getItem(key); } catch { return null; } };
  const put = (into, key, value) => { try { value ? into.setItem(key, value) : into.removeItem(key); } catch { /* full, or not allowed */ } };
  const came = performance.getEntriesByType("navigation")[0]?.type;
  const HALF_A_DAY = 12 * 3600e3;

  // A survey that was left is taken up where it was; the phone forgets it after half a day.
  const survey = find("[data-survey]"), thanks = find("[data-survey-done]");
  if (survey) {
    const key = "survey " + survey.dataset.survey, at = survey.dataset.at, kept = (get(local, key) || "").split(" ");
    if (at) put(local, key, Date.now() + " " + at);
    else if (came === "navigate" && location.pathname === survey.dataset.survey && Date.now() - kept[0] < HALF_A_DAY
      && (kept[1] || "").startsWith(survey.dataset.survey + "/")) location.replace(kept[1] + location.search);
  }
  if (thanks) {
    put(local, "survey " + thanks.dataset.surveyDone, "");
    put(session, "text " + thanks.dataset.surveyDone, "");
  }

  // What is written is kept until it was handed in, on this page of this phone alone; a disclosure is not.
  const text = find("textarea[data-keep]"), owner = survey ? survey.dataset.survey : location.pathname;
  if (text) {
    if (!text.value) text.value = get(session, "text " + owner) || "";
    text.addEventListener("input", () => put(session, "text " + owner, text.value));
  }
  if (find("[data-handed-in]")) put(session, "text " + location.pathname, "");
  const left = find("[data-count]"), counted = find("textarea");
  if (left) {
    const count = () => { left.textContent = counted.value.length + "/" + counted.maxLength; };
    counted.addEventListener("input", count);
    count();
  }

  // A form goes only when the hub can be heard: what was filled in stays on the page otherwise.
  for (const form of document.querySelectorAll("form[data-lost]")) {
    const lost = form.querySelector("[data-lost-here]");
    let going = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (going) return;
      going = true;
      form.setAttribute("aria-busy", "true");
      try {
        const waiting = new AbortController();
        setTimeout(() => waiting.abort(), 4000);
        const there = { method: "HEAD", cache: "no-store", signal: waiting.signal };
        if ((await fetch(find("link[rel=stylesheet]").href, there)).status >= 500) throw 0;  // a proxy without its hub
        lost.hidden = true;
        form.submit();
      } catch {
        lost.hidden = false;
        lost.textContent = form.dataset.lost;
        form.removeAttribute("aria-busy");
        going = false;
      }
    });
    // One touch answers. Arrow keys choose among the answers and must not; Enter does, as in every form.
    let touched = -1e4;
    form.addEventListener("pointerup", (event) => { touched = event.timeStamp; });
    for (const radio of form.querySelectorAll("[data-go]"))
      radio.addEventListener("click", (event) => { if (event.timeStamp - touched < 700) form.querySelector("button").click(); });
    const early = form.querySelector("[data-go]:checked");  // touched before this script was there
    if (early && !early.defaultChecked && came === "navigate") form.querySelector("button").click();
    addEventListener("pageshow", (event) => { if (event.persisted) { going = false; form.removeAttribute("aria-busy"); } });
  }

  for (const key of document.querySelectorAll("[data-print]")) {
    key.hidden = false;
    key.addEventListener("click", () => print());
  }
  for (const key of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    key.hidden = false;
    key.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(key.dataset.copy); find(key.dataset.told).hidden = false; } catch { key.hidden = true; }
    });
  }
})();

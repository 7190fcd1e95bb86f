"use strict";
(() => {
  const wide = matchMedia("screen and (min-width: 56rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  document.documentElement.classList.add("js");
  const numbers = (element) => element.dataset.n.split(" ");
  const clear = (section, name) => section.querySelectorAll("." + name).forEach((e) => e.classList.remove(name));
  let current = null; // the blame that the keys steer

  function intoView(element, pane) {
    if (!element || !pane || !wide.matches) return;
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTo({ top: top - pane.clientHeight / 4, behavior: calm.matches ? "auto" : "smooth" });
  }

  function keepInView(element) {
    const pane = element.closest(".text");
    const [outer, inner] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) intoView(element, pane);
  }

  function tabs(section) {
    const parents = [...section.querySelectorAll(".parent")];
    if (parents.length < 2) return () => {};
    const list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Parents");
    const show = (shown) => parents.forEach((parent, i) => {
      parent.hidden = parent !== shown;
      list.children[i].setAttribute("aria-selected", String(parent === shown));
      list.children[i].tabIndex = parent === shown ? 0 : -1;
    });
    parents.forEach((parent) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.textContent = parent.dataset.name;
      tab.id = parent.id + "-tab";
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", parent.id);
      parent.setAttribute("role", "tabpanel");
      tab.addEventListener("click", () => show(parent));
      list.append(tab);
    });
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const at = [...list.children].indexOf(event.target);
      if (!step || at < 0) return;
      event.preventDefault();
      event.stopPropagation();
      const next = (at + step + parents.length) % parents.length;
      show(parents[next]);
      list.children[next].focus();
    });
    section.querySelector(".parents").prepend(list);
    show(parents[0]);
    return show;
  }

  function blame(section) {
    const sentences = [...section.querySelectorAll(".s:not(.more)")];
    const marked = new Map();
    section.querySelectorAll(".text [data-n]").forEach((element) => numbers(element).forEach((n) => {
      if (!marked.has(n)) marked.set(n, []);
      marked.get(n).push(element);
    }));
    const panel = section.querySelector(".panel");
    const body = panel.querySelector(".body");
    const status = section.querySelector(".status");
    const show = tabs(section);
    let chosen = -1;

    function choose(n, move) {
      current = self;
      clear(section, "on");
      const elements = marked.get(String(n)) || [];
      elements.forEach((element) => element.classList.add("on"));
      chosen = sentences.findIndex((s) => s.dataset.n === String(n));
      const entry = document.getElementById(section.id + "-e" + n).cloneNode(true);
      entry.removeAttribute("id");
      entry.removeAttribute("aria-labelledby");
      entry.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
      body.replaceChildren(entry);
      panel.hidden = false;
      panel.scrollTop = 0;
      status.textContent = entry.querySelector(".verdict").textContent + " " + (entry.querySelector(".reason") || status).textContent;
      const passage = elements.find((e) => e.closest(".parent"));
      if (passage) show(passage.closest(".parent"));
      if (move === "child") intoView(sentences[chosen], sentences[chosen].closest(".text"));
      else {
        if (passage) intoView(passage, passage.closest(".text"));
        keepInView(sentences[chosen]); // the panel may have covered it
      }
    }

    function close() {
      if (chosen >= 0) sentences[chosen].focus({ preventScroll: true });
      panel.hidden = true;
      clear(section, "on");
    }

    function step(by) {
      const next = chosen < 0 ? 0 : Math.min(sentences.length - 1, Math.max(0, chosen + by));
      if (!sentences[next]) return;
      sentences[next].focus({ preventScroll: wide.matches });
    }

    const self = { step, close, open: () => !panel.hidden, sentences };

    function hover(event) {
      clear(section, "near");
      const over = event.target.closest?.(".text [data-n]");
      if (over) numbers(over).forEach((n) => marked.get(n).forEach((element) => element.classList.add("near")));
    }

    section.addEventListener("mouseover", hover);
    section.addEventListener("mouseleave", () => clear(section, "near"));
    section.addEventListener("focusin", (event) => {
      if (event.target.matches(".s")) choose(event.target.dataset.n);
      else if (event.target.matches(".u")) hover(event);
    });
    section.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target.closest(".close")) return close();
      const sentence = event.target.closest(".s");
      const passage = event.target.closest(".u");
      if (!sentence && !passage) return;
      event.preventDefault();
      if (getSelection() && !getSelection().isCollapsed) return;
      if (sentence) return choose(sentence.dataset.n);
      const all = numbers(passage); // another click on a passage goes to the next sentence that uses it
      const at = chosen < 0 ? -1 : all.indexOf(sentences[chosen].dataset.n);
      choose(all[(at + 1) % all.length], "child");
    });
    return self;
  }

  const blames = [...document.querySelectorAll(".blame")].map(blame);
  current = blames[0];
  document.addEventListener("keydown", (event) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    const within = event.target.matches?.(".s");
    const by = { j: 1, k: -1, ...(within ? { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 } : {}) }[event.key];
    if (by) {
      event.preventDefault();
      current.step(by);
    } else if (event.key === "Escape" && current.open()) {
      current.close();
    }
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.matches(".s")) target.focus();
    else if (target && target.closest(".parent[hidden]")) document.getElementById(target.closest(".parent").id + "-tab").click();
    const folded = target && target.closest("details");
    if (folded) folded.open = true;
    if (target) target.scrollIntoView({ block: "center" });
  });
})();

"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const notes = all(".note");
  const marks = all(".m");
  const ROLES = ["content", "addressee", "source", "cue"];
  const holds = (mark, role, id) => (mark.dataset[role] || "").split(" ").includes(id);
  root.classList.add("scripted");

  const pick = (note) => {
    for (const other of notes) if (other !== note) other.open = false;
    for (const mark of marks) mark.classList.remove("on", ...ROLES.map((role) => `on-${role}`));
    root.classList.toggle("picking", Boolean(note));
    if (!note) return;
    note.open = true;
    for (const mark of marks) {
      const roles = ROLES.filter((role) => holds(mark, role, note.id));
      if (!roles.length) continue;
      mark.classList.add("on", ...roles.map((role) => `on-${role}`));
      mark.style.setProperty("--on", note.style.getPropertyValue("--c"));
    }
  };

  const picked = () => notes.find((note) => note.open);
  const visible = () => notes.filter((note) => !note.classList.contains("hushed"));

  const step = (by) => {
    const row = visible();
    if (!row.length) return;
    const now = row.indexOf(picked());
    const next = now < 0 ? (by > 0 ? 0 : row.length - 1) : Math.min(Math.max(now + by, 0), row.length - 1);
    pick(row[next]);
    row[next].querySelector("summary").focus({ preventScroll: true });
    row[next].scrollIntoView({ block: "nearest" });
  };

  for (const note of notes) {
    note.querySelector("summary").addEventListener("click", (event) => {
      event.preventDefault();
      pick(note.open ? null : note);
    });
  }

  // Where claims overlap, each further click on the same words goes on to the next of them.
  const owners = (mark) => {
    const ids = ["cue", "source", "content", "addressee"].flatMap((role) => (mark.dataset[role] || "").split(" "));
    const row = [...new Set(ids)].map((id) => document.getElementById(id)).filter(Boolean);
    return row.filter((note) => !note.classList.contains("hushed")).reverse();
  };
  const pickAt = (mark) => {
    const row = owners(mark);
    if (row.length) pick(row[(row.indexOf(picked()) + 1) % row.length]);
  };
  document.addEventListener("click", (event) => {
    if (String(getSelection())) return;
    const mark = event.target.closest(".m");
    if (mark) pickAt(mark);
    else if (!event.target.closest(".note, button")) pick(null);
  });
  for (const cue of all(".m.cue")) {
    cue.tabIndex = 0;
    cue.setAttribute("role", "button");
    cue.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pickAt(cue);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") pick(null);
    else if (picked() && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });

  // With one or more speakers chosen, only their claims stay marked.
  for (const article of all("article")) {
    const chips = all(".chip", article);
    for (const chip of chips) {
      chip.addEventListener("click", () => {
        chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
        const chosen = chips.filter((c) => c.getAttribute("aria-pressed") === "true").map((c) => c.dataset.speaker);
        const shown = new Set();
        for (const note of all(".note", article)) {
          const stays = !chosen.length || chosen.includes(note.dataset.speaker);
          note.classList.toggle("hushed", !stays);
          if (stays) shown.add(note.id);
        }
        for (const mark of all(".m", article)) {
          const stays = ROLES.some((role) => (mark.dataset[role] || "").split(" ").some((id) => shown.has(id)));
          mark.classList.toggle("hushed", !stays);
        }
        if (picked()?.classList.contains("hushed")) pick(null);
      });
    }
  }

  document.getElementById("language").addEventListener("click", () => {
    root.dataset.lang = root.dataset.lang === "ar" ? "en" : "ar";
  });
  document.getElementById("print").addEventListener("click", () => window.print());
  document.getElementById("save").addEventListener("click", () => {
    const data = document.getElementById("riwaya-reports").textContent;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: "application/json" }));
    link.download = "riwaya.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  if (location.hash) {
    const note = document.getElementById(location.hash.slice(1));
    if (note?.classList.contains("note")) pick(note);
  }
})();

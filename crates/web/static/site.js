// Trucewatch: what a script adds where there is one. Every page can be read and used without it.
"use strict";

// A case that changes is shown anew; who is filling in a form is left alone.
const change = document.body.dataset.change;
const every = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname) ? 2000 : 60000;
async function look() {
  if (document.visibilityState !== "visible" || document.activeElement?.form) return;
  try {
    const answer = await fetch("/change", { cache: "no-store" });
    if (answer.ok && (await answer.text()).trim() !== change) location.reload();
  } catch { /* the line is down, or the site is: what is shown stays */ }
}
if (change !== undefined) setInterval(look, every);

// An address is copied by a button.
for (const place of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = place.dataset.copyLabel || "⧉";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(place.dataset.copy);
    button.textContent = "✓";
  });
  place.append(" ", button);
}

// Maps are moved and enlarged with a pointer, with buttons, and with the keys of the buttons; kinds of cells are hidden and shown.
for (const frame of document.querySelectorAll("[data-map]")) {
  const svg = frame.querySelector("svg");
  const whole = svg.viewBox.baseVal;
  const start = [whole.x, whole.y, whole.width, whole.height];
  let [x, y, width, height] = start;
  const show = () => svg.setAttribute("viewBox", [x, y, width, height].map((n) => n.toFixed(1)).join(" "));
  const keep = () => {
    width = Math.min(Math.max(width, start[2] / 24), start[2]);
    height = (width * start[3]) / start[2];
    x = Math.min(Math.max(x, start[0]), start[0] + start[2] - width);
    y = Math.min(Math.max(y, start[1]), start[1] + start[3] - height);
    svg.style.setProperty("--zoom", width / start[2]);
    show();
  };
  const zoom = (by, atX = 0.5, atY = 0.5) => {
    x += width * (1 - by) * atX;
    y += height * (1 - by) * atY;
    width *= by;
    height *= by;
    keep();
  };
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, ...place(event));
  }, { passive: false });
  let from = null;
  let moved = false;
  svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" && width === start[2]) return; // the page scrolls
    from = [event.clientX, event.clientY, x, y];
    moved = false;
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    const box = svg.getBoundingClientRect();
    moved ||= Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 4;
    x = from[2] - ((event.clientX - from[0]) / box.width) * width;
    y = from[3] - ((event.clientY - from[1]) / box.height) * height;
    if (moved) keep();
  });
  addEventListener("pointerup", () => { from = null; });
  svg.addEventListener("click", (event) => { if (moved) event.preventDefault(); moved = false; });
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  const bar = document.createElement("div");
  bar.className = "map-buttons";
  const button = (text, label, does) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = text;
    one.setAttribute("aria-label", label);
    one.addEventListener("click", does);
    bar.append(one);
  };
  button("+", frame.dataset.closer, () => zoom(0.6));
  button("−", frame.dataset.farther, () => zoom(1 / 0.6));
  button("⤢", frame.dataset.whole, () => { [x, y, width, height] = start; keep(); });
  frame.prepend(bar);

  for (const item of document.querySelectorAll("[data-kind]")) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    const label = document.createElement("label");
    label.append(box, " ", ...item.childNodes);
    item.append(label);
    box.addEventListener("change", () => {
      for (const cell of svg.querySelectorAll(`.cell.${item.dataset.kind}`)) {
        cell.closest("a").classList.toggle("put-aside", !box.checked);
      }
    });
  }
}

// A signature drawn with a finger, a pen or the mouse: strokes of whole numbers in a hidden field of the form.
const box = document.querySelector("[data-signature]");
const value = document.querySelector("[data-signature-value]");

if (box && value && "PointerEvent" in window) {
  const field = box.querySelector("canvas");
  const said = box.querySelector("[data-signature-said]");
  const pen = field.getContext("2d");
  const most = 5500;
  let strokes = read(value.value);
  let current = null;

  box.hidden = false;
  document.querySelector("[data-signature-paper]").hidden = true;

  function read(text) {
    try {
      const found = JSON.parse(text || "[]");
      return Array.isArray(found) && found.every(Array.isArray) ? found : [];
    } catch {
      return [];
    }
  }

  function draw() {
    pen.clearRect(0, 0, field.width, field.height);
    Object.assign(pen, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#10163a" });
    for (const stroke of strokes) {
      pen.beginPath();
      pen.moveTo(stroke[0], stroke[1]);
      for (let at = 2; at < stroke.length; at += 2) pen.lineTo(stroke[at], stroke[at + 1]);
      if (stroke.length === 2) pen.lineTo(stroke[0], stroke[1]);
      pen.stroke();
    }
  }

  function keep() {
    value.value = strokes.length ? JSON.stringify(strokes) : "";
    said.textContent = strokes.length ? said.dataset.full : said.dataset.empty;
  }

  function place(event) {
    const frame = field.getBoundingClientRect();
    const x = Math.round(((event.clientX - frame.left) / frame.width) * field.width);
    const y = Math.round(((event.clientY - frame.top) / frame.height) * field.height);
    return [Math.min(Math.max(x, 0), field.width), Math.min(Math.max(y, 0), field.height)];
  }

  function points() {
    return strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0);
  }

  field.addEventListener("pointerdown", (event) => {
    if (event.button > 0 || current) return;
    event.preventDefault();
    field.setPointerCapture(event.pointerId);
    current = [...place(event)];
    strokes.push(current);
    draw();
  });
  field.addEventListener("pointermove", (event) => {
    if (!current) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const [x, y] = place(one);
      const [lastX, lastY] = current.slice(-2);
      if (Math.hypot(x - lastX, y - lastY) >= 2 && points() < most) current.push(x, y);
    }
    draw();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    field.addEventListener(name, () => {
      current = null;
      keep();
    });
  }
  box.querySelector("[data-signature-clear]").addEventListener("click", () => {
    strokes = [];
    draw();
    keep();
  });
  draw();
  keep();
}

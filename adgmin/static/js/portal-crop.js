/* Frame a photograph 3 by 4 in the browser: drag, slider or arrow buttons; what is sent is the framed part. */
import { backgroundOf } from "./portal-photo-rules.js";

const SENT = { width: 900, height: 1200 };
const LEAST = { width: 480, height: 640 };
const STEP = 0.02; // of the frame, for each press of an arrow

export function startCrop(form) {
  const input = form.querySelector("input[type=file]");
  const frame = form.querySelector("[data-frame]");
  const canvas = frame.querySelector("canvas");
  const size = frame.querySelector("[data-size]");
  const told = form.querySelector("[data-told]");
  let picture = null;
  let at = { x: 0, y: 0 }; // the middle of the frame, in pixels of the picture

  const cut = () => {
    const fit = Math.min(picture.width / 3, picture.height / 4);
    const scale = 100 / Number(size.value);
    return { width: fit * 3 * scale, height: fit * 4 * scale };
  };

  const keepInside = () => {
    const { width, height } = cut();
    at.x = Math.min(Math.max(at.x, width / 2), picture.width - width / 2);
    at.y = Math.min(Math.max(at.y, height / 2), picture.height - height / 2);
  };

  const paint = (target) => {
    const { width, height } = cut();
    const pen = target.getContext("2d", { willReadFrequently: true });
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, target.width, target.height);
    pen.drawImage(picture, at.x - width / 2, at.y - height / 2, width, height, 0, 0, target.width, target.height);
  };

  const drawGuides = () => {
    const pen = canvas.getContext("2d");
    const eyes = Math.round(canvas.height * 0.38);
    pen.strokeStyle = "#ffc83d";
    pen.lineWidth = 3;
    pen.setLineDash([10, 7]);
    pen.beginPath();
    pen.moveTo(0, eyes);
    pen.lineTo(canvas.width, eyes);
    pen.stroke();
    pen.setLineDash([3, 8]);
    pen.strokeStyle = "#fff";
    pen.beginPath();
    pen.moveTo(canvas.width / 2, 0);
    pen.lineTo(canvas.width / 2, canvas.height);
    pen.stroke();
  };

  const check = () => {
    const { width, height } = cut();
    frame.querySelector("[data-pixels]").textContent = `${Math.round(width)} × ${Math.round(height)}`;
    const found = backgroundOf(canvas);
    for (const line of frame.querySelectorAll("[data-background]")) {
      line.hidden = line.dataset.background !== found;
    }
  };

  const show = () => {
    keepInside();
    paint(canvas);
    check();
    drawGuides();
  };

  const move = (across, down) => {
    const { width, height } = cut();
    at.x += across * width;
    at.y += down * height;
    show();
  };

  input.addEventListener("change", async () => {
    told.textContent = "";
    frame.hidden = true;
    picture = null;
    if (!input.files.length) {
      return;
    }
    try {
      picture = await createImageBitmap(input.files[0], { imageOrientation: "from-image" });
    } catch {
      told.textContent = form.dataset.unreadable;
      return;
    }
    const fit = Math.min(picture.width / 3, picture.height / 4);
    if (fit * 3 < LEAST.width || fit * 4 < LEAST.height) {
      told.textContent = form.dataset.tooSmall;
      picture = null;
      return;
    }
    // No nearer than what can still be printed.
    size.max = String(Math.max(100, Math.floor((fit * 3 * 100) / LEAST.width)));
    size.value = "100";
    at = { x: picture.width / 2, y: picture.height / 2 };
    frame.hidden = false;
    show();
  });

  size.addEventListener("input", show);
  for (const button of frame.querySelectorAll("[data-move]")) {
    const [across, down] = button.dataset.move.split(",").map(Number);
    // The arrow says where the picture goes; the frame goes the other way.
    button.addEventListener("click", () => move(-across * STEP, -down * STEP));
  }

  let held = null;
  canvas.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX, y: event.clientY };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (held) {
      move((held.x - event.clientX) / canvas.clientWidth, (held.y - event.clientY) / canvas.clientHeight);
      held = { x: event.clientX, y: event.clientY };
    }
  });
  canvas.addEventListener("pointerup", () => {
    held = null;
  });

  form.addEventListener("submit", (event) => {
    if (!picture || form.dataset.framed) {
      return;
    }
    event.preventDefault();
    const target = document.createElement("canvas");
    const { width } = cut();
    const shrink = Math.min(1, width / SENT.width);
    target.width = Math.max(LEAST.width, Math.round(SENT.width * shrink));
    target.height = Math.round((target.width * 4) / 3);
    paint(target);
    target.toBlob((blob) => {
      const files = new DataTransfer();
      files.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
      input.files = files.files;
      form.dataset.framed = "1";
      form.submit();
    }, "image/jpeg", 0.92);
  });
}

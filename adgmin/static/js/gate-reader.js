/* Worker: finds the QR code in a picture, with the browser's detector where it has one, else with jsQR. The page goes
   on while it looks. */
import "./vendor/jsQR-1.4.0.js";

let detector = null;
let turn = 0;

async function ready() {
  const formats = (await self.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (formats.includes("qr_code")) detector = new BarcodeDetector({ formats: ["qr_code"] });
}
const started = ready();

/* ← ImageBitmap or ImageData → { text } (empty when there is none) */
addEventListener("message", async ({ data: picture }) => {
  await started;
  let text = "";
  try {
    text = detector ? await detected(picture) : decoded(picture);
  } catch {
    detector = null; // some browsers promise a detector that fails at work
  }
  picture.close?.();
  postMessage({ text });
});

async function detected(picture) {
  return (await detector.detect(picture))[0]?.rawValue ?? "";
}

/* Every fourth picture is also looked at with light and dark exchanged. */
function decoded(picture) {
  const { data, width, height } = picture instanceof ImageData ? picture : pixels(picture);
  turn = (turn + 1) % 4;
  const inversionAttempts = turn ? "dontInvert" : "attemptBoth";
  return self.jsQR(data, width, height, { inversionAttempts })?.data ?? "";
}

let canvas = null;

function pixels(picture) {
  canvas ??= new OffscreenCanvas(1, 1);
  Object.assign(canvas, { width: picture.width, height: picture.height });
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  drawing.drawImage(picture, 0, 0);
  return drawing.getImageData(0, 0, picture.width, picture.height);
}

/* The camera: frames go to the reader's worker, one at a time; a code is told once until it was out of sight. */
const SIDE = 720; // pixels of the middle of the picture that are looked at
const REST = 60; // milliseconds between two frames
const OUT_OF_SIGHT = 1500; // milliseconds, and so many pictures, without a code that was there
const MISSES = 6;
let stream = null;
let worker = null;
let busy = false;
let last = { text: "", at: 0, missed: 0 };
let canvas = null;

export const cameraOn = () => stream !== null;

/* Start it in a <video>; react(text) for each code, lost() when it ends by itself.
   Raises Error named NotAllowedError, NotFoundError … */
export async function startCamera(video, react, lost) {
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException("", "NotFoundError");
  const wanted = { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } };
  const got = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  stopCamera(video);
  stream = got;
  last = { text: "", at: 0, missed: 0 };
  video.srcObject = stream;
  await video.play();
  stream.getVideoTracks()[0].addEventListener("ended", () => {
    stopCamera(video);
    lost();
  });
  worker ??= new Worker(document.documentElement.dataset.reader, { type: "module" });
  worker.onmessage = ({ data }) => {
    busy = false;
    seen(data.text, react);
  };
  worker.onerror = () => (busy = false);
  watch(video, stream);
}

export function stopCamera(video) {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  video.srcObject = null;
}

/* A code in sight is told once; when it was out of sight for a while it counts anew. */
function seen(text, react) {
  const now = performance.now();
  if (!text) return (last.missed += 1);
  const gone = last.missed >= MISSES && now - last.at > OUT_OF_SIGHT;
  const same = text === last.text && !gone;
  last = { text, at: now, missed: 0 };
  if (!same) react(text);
}

async function watch(video, watched) {
  while (stream === watched) {
    if (!busy && !document.hidden && video.videoWidth) await look(video);
    await new Promise((on) => setTimeout(on, REST));
  }
}

async function look(video) {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
  const size = Math.min(SIDE, side);
  busy = true;
  try {
    const picture = self.OffscreenCanvas
      ? await createImageBitmap(video, left, top, side, side, { resizeWidth: size, resizeHeight: size })
      : drawn(video, left, top, side, size);
    worker.postMessage(picture, [picture.data?.buffer ?? picture]);
  } catch {
    busy = false;
  }
}

/* For browsers whose workers cannot draw. */
function drawn(video, left, top, side, size) {
  canvas ??= document.createElement("canvas");
  canvas.width = canvas.height = size;
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  drawing.drawImage(video, left, top, side, side, 0, 0, size, size);
  return drawing.getImageData(0, 0, size, size);
}

/* Whether the camera offers a light, and switching it. */
export function hasLight() {
  return stream?.getVideoTracks()[0]?.getCapabilities?.().torch === true;
}

export async function switchLight(on) {
  await stream?.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: on }] });
}

/* What does not look like the rules of the photograph ask, as the server looks at it too: hints, never a refusal. */
const DARK = 120; // brightness, 0 to 255
const BUSY = 45; // its spread in one corner

/* Return "plain", "busy" or "dark" for the upper corners, where only background should be. */
export function backgroundOf(canvas) {
  const pen = canvas.getContext("2d");
  const across = Math.floor(canvas.width / 6);
  const down = Math.floor(canvas.height / 4);
  const corners = [0, canvas.width - across].map((left) => measured(pen.getImageData(left, 0, across, down).data));
  if (corners.some((corner) => corner.spread > BUSY)) {
    return "busy";
  }
  return corners.some((corner) => corner.mean < DARK) ? "dark" : "plain";
}

/* The mean brightness of pixels and its standard deviation (ITU-R 601-2, as Pillow has it). */
function measured(pixels) {
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const light = pixels[at] * 0.299 + pixels[at + 1] * 0.587 + pixels[at + 2] * 0.114;
    sum += light;
    squares += light * light;
  }
  const count = pixels.length / 4;
  const mean = sum / count;
  return { mean, spread: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

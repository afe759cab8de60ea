/* Small photographs of the badges in the list: fetched in the background, sealed, drawn without an address of their own. */
import { ask } from "./gate-api.js";
import { fromBase64 } from "./gate-code.js";
import { list } from "./gate-list.js";
import { dropPhotos, keepPhotos, photoOf, photosHere } from "./gate-store.js";

const AT_ONCE = 60;
const ROUNDS = 4; // of a refresh, so that scans never wait for pictures
let busy = false;
let here = null; // number → digest of the photographs on this device

/* Fetch some of what is missing and drop what is no longer in the list; whether anything came. */
export async function fetchPhotos() {
  if (busy) return false;
  busy = true;
  try {
    here ??= await photosHere();
    const gone = [...here.keys()].filter((serial) => !list.badges.get(serial)?.photo);
    if (gone.length) await dropPhotos(gone);
    for (const serial of gone) here.delete(serial);
    const missing = [...list.badges.values()].filter(({ serial, photo }) => photo && here.get(serial) !== photo);
    for (let at = 0; at < Math.min(missing.length, ROUNDS * AT_ONCE); at += AT_ONCE) {
      await fetchSome(missing.slice(at, at + AT_ONCE));
    }
    return missing.length > 0;
  } finally {
    busy = false;
  }
}

async function fetchSome(badges) {
  const { data } = await ask(`photos?serials=${badges.map(({ serial }) => serial).join(",")}`);
  const photos = badges.map(({ serial, photo }) => ({
    serial, digest: photo, bytes: fromBase64(data.photos?.[serial] ?? ""),
  }));
  await keepPhotos(photos);
  for (const { serial, digest } of photos) here.set(serial, digest);
}

/* Draw the photograph of a badge; false when there is none here. */
export async function drawPhoto(canvas, serial) {
  const bytes = await photoOf(serial);
  if (!bytes?.length) return false;
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d").drawImage(picture, 0, 0);
    picture.close();
    return true;
  } catch {
    return false;
  }
}

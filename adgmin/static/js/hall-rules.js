/* The twin of the rules that can be told at once while a booth moves (events/showcase/geometry.py). Whether ways stay
   open is asked of the server when the booth is put down; the server decides everything. Lengths are centimetres. */
export const overlaps = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Name the first rule that a box breaks, with what it is about; null when it fits. */
export function fault(box, floor, booths) {
  if (box.x < 0 || box.y < 0 || box.x + box.w > floor.width || box.y + box.h > floor.height) return { rule: "outside" };
  const booth = booths.find((one) => overlaps(box, one));
  if (booth) return { rule: "overlaps", name: booth.code };
  const feature = floor.features.find((one) => overlaps(box, one));
  if (feature) return { rule: "on", name: feature.name };
  const kept = floor.kept.find((one) => overlaps(box, one));
  return kept ? { rule: "door", name: kept.name } : null;
}

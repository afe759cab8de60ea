/* The tone and the vibration of each verdict: one rising; two even; low and double. */
const TONES = {
  admit: { notes: [[0, 0.2, 660, 1320]], buzz: [60] },
  ask: { notes: [[0, 0.14, 740, 740], [0.22, 0.14, 740, 740]], buzz: [110, 90, 110] },
  refuse: { notes: [[0, 0.22, 220, 196], [0.28, 0.34, 196, 165]], buzz: [600] },
};
const LOUDNESS = { admit: 0.25, ask: 0.25, refuse: 0.5 };
let sounds = null;
export let soundOn = true;

/* Browsers let a page sound only once somebody touched it. */
export function wakeSound() {
  sounds ??= window.AudioContext ? new AudioContext() : null;
  if (sounds?.state === "suspended") sounds.resume().catch(() => {});
}

export function switchSound(on) {
  soundOn = on;
}

export function signal(verdict) {
  const { notes, buzz } = TONES[verdict];
  navigator.vibrate?.(buzz);
  if (soundOn && sounds?.state === "running") for (const note of notes) play(note, LOUDNESS[verdict]);
  document.documentElement.dataset.signal = verdict; // what was given, for who tests without ears
}

function play([start, length, from, to], loudness) {
  const begin = sounds.currentTime + start;
  const [tone, gain] = [sounds.createOscillator(), sounds.createGain()];
  tone.type = "triangle";
  tone.frequency.setValueAtTime(from, begin);
  tone.frequency.linearRampToValueAtTime(to, begin + length);
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(loudness, begin + 0.02);
  gain.gain.linearRampToValueAtTime(0, begin + length);
  tone.connect(gain).connect(sounds.destination);
  tone.start(begin);
  tone.stop(begin + length);
}

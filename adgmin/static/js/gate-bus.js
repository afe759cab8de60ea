/* What happens in the gate app, told to whoever listens: link (connection), list, queue, verdict, view, ended. */
const bus = new EventTarget();

export function tell(name, detail = {}) {
  bus.dispatchEvent(new CustomEvent(name, { detail }));
}

export function hear(name, react) {
  bus.addEventListener(name, ({ detail }) => react(detail));
}

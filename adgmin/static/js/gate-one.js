/* On one device one tab scans: it holds a lock. Another one says so, and may take it over. */
const NAME = "adgmin-gate";

/* work() starts once this tab holds the lock; elsewhere() while another does; lost() when it is taken away. */
export function whenAlone(work, elsewhere, lost) {
  const hold = () => {
    work();
    return new Promise(() => {});
  };
  navigator.locks.request(NAME, { ifAvailable: true }, (lock) => (lock ? hold() : elsewhere())).catch(lost);
}

/* Take the lock from the other tab, which stops, and begin anew with it. */
export function takeOver() {
  navigator.locks.request(NAME, { steal: true }, () => location.reload());
}

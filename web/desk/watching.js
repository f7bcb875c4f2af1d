/** @file An interview that runs is watched: asked for again and again, while somebody looks. */

const EVERY = 3000; // milliseconds

/**
 * @param {{server: import("./server.js").Server, path: string, tag: string, changed: (review: any) => boolean,
 *   told: (words: string) => void}} how `changed`: shows it, and says whether to go on. `told`: how the watching goes.
 * @returns {{stop: () => void, pause: (so: boolean) => void}}
 */
export function watch({ server, path, tag, changed, told }) {
  let waiting = 0;
  let over = false;
  let paused = false;
  let asking = false;
  let lost = false;

  async function look() {
    if (asking || idle()) return;
    asking = true;
    try {
      const response = await server.call("GET", path, { ifNoneMatch: tag });
      if (over) return;
      if (response.status !== 304) {
        tag = response.headers.get("etag");
        over = !changed(await response.json());
      }
      if (lost) told("");
      lost = false;
    } catch (refusal) {
      if (refusal.status === undefined) throw refusal;
      over ||= refusal.status === 404; // erased
      if (!lost) told(over ? "This interview is not here any more." : `${refusal.message} The page goes on trying.`);
      lost = true;
    } finally {
      asking = false;
      next();
    }
  }

  const idle = () => over || paused || document.hidden;
  function next(after = EVERY) {
    clearTimeout(waiting);
    if (!idle()) waiting = setTimeout(look, after);
  }
  const seen = () => next(0);

  document.addEventListener("visibilitychange", seen);
  next();
  return {
    stop() {
      over = true;
      clearTimeout(waiting);
      document.removeEventListener("visibilitychange", seen);
    },
    pause(so) {
      paused = so;
      next(0);
    },
  };
}

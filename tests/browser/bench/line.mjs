// A slow line: everything that goes over it shares its width. Shaped by the server, it is slow for workers as well.

const BYTES_PER_MS = 1.6e6 / 8 / 1000;
const ROUND_TRIP_MS = 150;
/** What is sent at once. */
const PACKET = 2048;

const until = (time) => new Promise((arrived) => setTimeout(arrived, time - performance.now()));

/** How an answer is sent over a line of 1.6 Mbit/s and 150 ms. */
export function slowLine() {
  let isFree = 0;
  return async (response, body) => {
    await until(performance.now() + ROUND_TRIP_MS);
    for (let at = 0; at < body.length; at += PACKET) {
      const packet = body.subarray(at, at + PACKET);
      isFree = Math.max(isFree, performance.now()) + packet.length / BYTES_PER_MS;
      await until(isFree);
      response.write(packet);
    }
    response.end();
  };
}

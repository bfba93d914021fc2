// Wire: one request to the server, and the tab's own storage for what has not reached it yet.

const PATIENCE = 10000; // ms without any answer: the connection counts as lost
const KEEPALIVE_BYTES = 60000; // browsers refuse keepalive requests above 64 KiB, all running ones together

let bytesKeptAlive = 0;

// One request. Status 0 stands for every kind of "no usable answer".
async function post(endpoint, message) {
  const body = JSON.stringify(message);
  const bytes = new Blob([body]).size;
  const keepalive = bytesKeptAlive + bytes < KEEPALIVE_BYTES;
  if (keepalive) bytesKeptAlive += bytes;
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Kompas": "1" },
      body,
      keepalive,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch {
    return { status: 0, body: null };
  } finally {
    if (keepalive) bytesKeptAlive -= bytes;
  }
}

// Storage may be switched off or full; saving to the server goes on without it.
function inStorage(use) {
  try {
    use(window.sessionStorage);
  } catch {
    // nothing to fall back on: the text is still on the screen and on its way
  }
}

// Keeps the status page up to date: the engine sends the parts that changed, the clock here counts up.
'use strict';
const root = document.documentElement;
const ahead = Number(root.dataset.now) - Date.now();
const lost = document.getElementById('lost');

function duration(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = n => String(n).padStart(2, '0');
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}`
    : s < 86400 ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
    : `${Math.floor(s / 86400)} d ${Math.floor(s / 3600) % 24} h`;
}

function count() {
  for (const time of document.querySelectorAll('time[data-since]')) {
    time.textContent = duration(Date.now() + ahead - Number(time.dataset.since));
  }
}

function listen() {
  const feed = new EventSource('/api/live?lang=' + root.lang.slice(0, 2));
  feed.onopen = () => { lost.hidden = true; };
  feed.onmessage = message => {
    // Every value in these parts was escaped by the engine; the page's policy lets no other script run.
    for (const [id, html] of Object.entries(JSON.parse(message.data))) {
      document.getElementById(id).innerHTML = html;
    }
    count();
  };
  feed.onerror = () => {
    lost.hidden = false;
    feed.close();
    setTimeout(listen, 2000);
  };
}

count();
setInterval(count, 1000);
listen();

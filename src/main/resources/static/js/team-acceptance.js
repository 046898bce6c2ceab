// After the reader has accepted a team the question is gone, and with it the focus.
document.body.addEventListener('teamAccepted', ({ detail: { personId } }) => {
  document.querySelectorAll(`[data-waiting="${personId}"]`).forEach((mark) => mark.remove());
  (document.querySelector('#team-acceptance button') ?? document.querySelector('#main')).focus({ preventScroll: true });
});

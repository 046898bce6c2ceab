// Proposes the time zone of the browser for a new person.
const zone = document.querySelector('[data-browser-zone] select');

if (zone && !zone.value) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (![...zone.options].some((option) => option.value === own)) {
    zone.add(new Option(own, own));
  }
  zone.value = own;
}

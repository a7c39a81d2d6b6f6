// Keeps what is being typed, every few seconds, for its owner alone. Forms that carry a slip and say where to keep it.
const EVERY = 4000; // milliseconds

for (const form of document.querySelectorAll("form[data-keep]")) {
  const said = document.createElement("p");
  said.className = "people-saved";
  said.setAttribute("role", "status");
  form.append(said);
  let changed = false;
  let busy = false;
  let leaving = false;

  const keep = async () => {
    if (!changed || busy || leaving) return;
    changed = false;
    busy = true;
    try {
      const answer = await fetch(form.dataset.keep, {
        method: "POST", body: new FormData(form), redirect: "manual", credentials: "same-origin",
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        said.textContent = "You are signed out. What you typed is kept: sign in again and it is here.";
      } else if (answer.ok) {
        const { at } = await answer.json();
        said.textContent = at ? `What you typed is kept since ${at}. It is not sent yet.` : "";
      } else {
        said.textContent = "This text could not be kept while you type. Send the form before you leave the page.";
      }
    } catch {
      changed = true;
      said.textContent = "There is no connection. Keep this page open: it tries again.";
    } finally {
      busy = false;
    }
  };

  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { leaving = true; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  setInterval(keep, EVERY);
}

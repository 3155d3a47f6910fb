// The web app's own login form cannot sign anybody in: there is one sign-in for everything, and this leads to it.
const toSignIn = () => {
  if (location.hash.startsWith("#/login")) {
    const root = document.querySelector("base").getAttribute("app-root").replace(/\/camunda$/, "");
    location.replace(root + "/login");
  }
};

addEventListener("hashchange", toSignIn);
toSignIn();

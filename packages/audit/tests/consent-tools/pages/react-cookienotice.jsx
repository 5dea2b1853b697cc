import { createRoot } from "react-dom/client";
import { CookieNotice } from "react-cookienotice";
import "react-cookienotice/style";

/*
 * https://github.com/xavierbriole/react-cookienotice#usage
 *
 * Its cookie “hide-notice” only says that a choice was made: the website has to remember which.
 */

const CHOICE = "cookie-choice";
const remember = (choice) => {
  localStorage.setItem(CHOICE, choice);
};

if (localStorage.getItem(CHOICE) === "accepted") globalThis.countVisit();

createRoot(document.querySelector("#root")).render(
  <CookieNotice
    onAcceptAllButtonClick={() => {
      remember("accepted");
      globalThis.countVisit();
    }}
    onDeclineAllButtonClick={() => {
      remember("declined");
    }}
  />,
);

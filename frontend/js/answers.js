// What comes back from the server: refusals are shown where people look, an ended session leads to sign-in.

const REFUSED = new Set([403, 404, 409, 413, 422]);

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.responseURL && new URL(xhr.responseURL).pathname.startsWith("/sign-in/")) {
    event.detail.shouldSwap = false;
    // The page itself is the way back: the server adds it as `next` when it is asked for again.
    window.location.reload();
    return;
  }
  if (!REFUSED.has(xhr.status)) return;
  const notices = document.getElementById("notices");
  // A form that came back with its errors replaces itself; a refusal speaks at the top of the page.
  if (!notices || !xhr.responseText.includes("data-refusal")) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    return;
  }
  event.detail.shouldSwap = true;
  event.detail.isError = false;
  event.detail.target = notices;
  event.detail.swapOverride = "innerHTML show:#notices:top";
});

const say = (words) => {
  const notices = document.getElementById("notices");
  if (!notices) return;
  const box = document.createElement("div");
  box.className = "notice notice-error";
  box.setAttribute("role", "alert");
  box.textContent = words;
  notices.replaceChildren(box);
  notices.scrollIntoView({ block: "nearest" });
};

const thai = () => document.documentElement.lang !== "en";

document.addEventListener("htmx:sendError", () =>
  say(
    thai()
      ? "ติดต่อระบบไม่ได้ สิ่งที่พิมพ์ยังอยู่ในหน้านี้ ตรวจการเชื่อมต่อแล้วลองอีกครั้ง"
      : "The server cannot be reached. What you typed is still on this page: check the connection and try again.",
  ),
);

document.addEventListener("htmx:responseError", (event) => {
  if (REFUSED.has(event.detail.xhr.status)) return;
  say(
    thai()
      ? "ระบบขัดข้อง รายการนี้ยังไม่ได้บันทึก ให้ลองอีกครั้ง"
      : "Something broke. This was not saved; please try again.",
  );
});

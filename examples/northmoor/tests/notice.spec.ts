import { testNotice } from "privacy-notice/testing";

// Content, links, accessibility, headers and open data of every page.
testNotice();

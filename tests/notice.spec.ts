import { testNotice } from "privacy-notice/testing";
testNotice();

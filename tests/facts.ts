/**
 * The 32 facts that the council's statement tells: the words by which each is known, and the heading
 * under which it stands ("" is the text before the first heading). Each pattern must match once, so
 * that the test fails when its sentence goes.
 */
export interface Fact {
  readonly number: number;
  readonly under: string;
  readonly words: RegExp;
}

const TOP = "";

export const FACTS: readonly Fact[] = [
  {
    number: 1,
    under: TOP,
    words:
      /Barnet Council is a registered data controller.*only in the way that the law on data protection lays down.*UK GDPR.*Data Protection Act 2018.*Data \(Use and Access\) Act 2025/,
  },
  {
    number: 2,
    under: TOP,
    words:
      /all the personal data that we collect and handle.*by letter, by email, face to face or online/,
  },
  {
    number: 3,
    under: TOP,
    words:
      /protect the privacy of our residents, the people who use our services and the visitors to our websites.*what to expect/,
  },
  {
    number: 4,
    under: "what-we-collect",
    words:
      /What we collect, and how much, depends on why you deal with us, how you do so and which service/,
  },
  {
    number: 5,
    under: "what-we-collect",
    words:
      /Sometimes we need just your name and address.*special category data.*social services.*health/,
  },
  {
    number: 6,
    under: "what-we-collect",
    words: /ask for more, we tell you at that point why we need it and how we will use it/,
  },
  { number: 7, under: "what-we-collect", words: /ask for nothing that the service does not need/ },
  {
    number: 8,
    under: "how-we-use-it",
    words: /only for the purpose you gave it for.*another purpose, we ask you first/,
  },
  {
    number: 9,
    under: "how-we-use-it",
    words: /oblige us, or allow us, to pass on your information without your consent.*legal duty/,
  },
  {
    number: 10,
    under: "how-we-use-it",
    words:
      /share data inside the council to compile general statistics on how well our services work/,
  },
  {
    number: 11,
    under: "how-we-use-it",
    words: /third party, such as a contractor, so that it can give you the service you asked for/,
  },
  {
    number: 12,
    under: "how-we-use-it",
    words:
      /insist that third parties follow the law on data protection when they handle data for us/,
  },
  {
    number: 13,
    under: "website-visits",
    words: /collect standard internet log information.*patterns in how visitors behave/,
  },
  {
    number: 14,
    under: "website-visits",
    words: /see which pages people view, and so to improve the website/,
  },
  {
    number: 15,
    under: "website-visits",
    words: /in a way that does not identify you, and we do not try to find out who you are/,
  },
  {
    number: 16,
    under: "website-visits",
    words:
      /does collect personal information, we tell you at the time.*online forms, and pages where you register with us/,
  },
  {
    number: 17,
    under: "cookies-on-our-websites",
    words:
      /small text files that websites place on your computer or mobile device.*Many websites use them, to work at all or to work better/,
  },
  {
    number: 18,
    under: "cookies-on-our-websites",
    words: /to control how our websites work, to keep statistics and to manage sessions/,
  },
  {
    number: 19,
    under: "cookies-on-our-websites",
    words: /store no personal information in cookies/,
  },
  {
    number: 20,
    under: "cookies-on-our-websites",
    words:
      /recognise your computer.*same information again.*username and password.*count visitors.*improve our websites/,
  },
  {
    number: 21,
    under: "cookies-on-our-websites",
    words: /set your browser to refuse cookies, or to tell you each time.*delete the cookies/,
  },
  {
    number: 22,
    under: "cookies-on-our-websites",
    words: /Information Commission, tells you more about cookies and how to manage them/,
  },
  {
    number: 23,
    under: "cookies-on-our-websites",
    words:
      /set our cookie policy to follow the Privacy and Electronic Communications Regulations 2003 \(PECR\)/,
  },
  {
    number: 24,
    under: "the-cookies-we-use",
    words: /Name.*Kind.*Purpose.*Domain.*TestCookie.*PHPSESSID.*nmstat.*_utma.*_utmz.*_utmb.*_utmc/,
  },
  {
    number: 25,
    under: "the-cookies-we-use",
    words: /Google’s privacy policy says more about the four cookies that come from Google/,
  },
  {
    number: 26,
    under: "social-media",
    words:
      /register with us on social media, such as X and Facebook.*only for that.*not match them with other information that the council holds/,
  },
  {
    number: 27,
    under: "computer-viruses",
    words: /every effort to check what we upload for viruses before we offer it/,
  },
  {
    number: 28,
    under: "computer-viruses",
    words:
      /cannot accept responsibility for any loss or damage.*check each download again with your own virus checker/,
  },
  {
    number: 29,
    under: "email",
    words:
      /now and then send you email on matters that we think are of interest.*earlier dealings with us.*services they need.*right to object to it at any time/,
  },
  {
    number: 30,
    under: "your-information",
    words:
      /formal request for the personal information that we hold about you.*subject access request.*Article 15 of the UK GDPR.*do not need a special form/,
  },
  {
    number: 31,
    under: "your-information",
    words: /For more details, email data\.protection@barnet\.gov\.uk/,
  },
  {
    number: 32,
    under: "changes",
    words:
      /may change.*check it each time you give us personal data.*what changed, when and why.*follow the changes in a feed reader/,
  },
];

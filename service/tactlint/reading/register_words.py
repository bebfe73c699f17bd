"""Words and turns of phrase that mark a register, as data for `register`.

Only what is casual or formal in nearly every text stands here: a word like "cool" or "issue", which is at
home in plain English too, must not move the score.
"""

from __future__ import annotations

SLANG = frozenset(
    """
    ain't aint amirite asap aw aww awww ayo ayy ayyy bae bc bestie blimey bloke bloody bro bros bruh btw bucks
    buddy bummer cha cheers chill chillax congrats cos coz crap crappy crikey cuz cya dang darn deffo doc docs
    doesnt dont cant wont didnt isnt wasnt thats whats hows im ive ill id youre theyre lets
    dude dudes dunno eek eh em fab faff fave ffs fiver folks freakin freaking frickin ftw fyi gah gal
    geez gg gimme gm gonna goof goofed gotcha gotta grab gutted guys ha haha hahaha heads-up hella hey heya heyy heyyy hi hiya
    hmm hol hols howdy hun idc idk ikr imho imo innit irl jeez jk kid kiddo kidding kids kinda kk knackered lad lads laters
    legit lemme lil lit lmao lmk lol lolz lovely loads luv m8 mad mate mates meh mega mins mum nah naw nan nite nope
    nvm oh ok okay okey oi omg omw oof ooh oops oopsie ouch outta owt pal peeps phew pic pics pls plz ppl preggo
    prob probs pronto props pumped quid r reckon rn rofl rubbish sec shabby shoutout sketchy smh smidge soz stoked stuff sucks
    super sup suss sus ta telly tbf tbh tho thingy thingies thru thx tix til till tmrw tmr totally totes ty u ugh uh umm ur
    vibe vibes w wanna wee weird whatevs whaddya whoa whoop whoops whoopsie wicked wonky woo woohoo woop wow wowzers wtf
    xmas xx xoxo y'all y'know ya yay yeah yeh yep yer yikes yo yolo yoo yooo yuck yum yup yuk zilch
    """.split()
)

CASUAL_PHRASES = (
    r"no (?:prob\w*|worries|biggie|stress|sweat|way|idea)",
    r"(?:drop|give|shoot) (?:me|us|'?em|them) (?:a )?(?:line|shout|bell|buzz|ring|ping|message|note)",
    r"(?:sort|sorted|sorting) (?:it|this|that|you|u|ya|me|us)? ?(?:out)?",
    r"(?:give|gimme) .{0,6} ?shout|shout if|ping (?:me|us)|hit (?:me|us) up|hang (?:tight|in there|on)",
    r"(?:all|you're|you are|we're|ur) (?:good|golden|sorted|set|done)\b",
    r"fingers crossed|my bad|our bad|piece of cake|easy[- ]peasy|sit tight|in no time|a ton of|tons of|a bunch",
    r"kind of|sort of|a bit|a lot|lots of|pretty (?:much|good|sure|bad)|what's up|how's it going|"
    r"(?:big|good|nice) one|good (?:shout|spot|stuff|news)|thanks a (?:bunch|lot|million|ton)|can't wait",
    r"hi there|hey there|what the (?:hell|heck|f\w*)|or (?:what|nah|something)\b|any (?:chance|joy|luck)",
    r"messed up|screwed up|freak(?:ing|ed)? out|figure(?:d)? out|hook (?:me|you|us) up|check out|"
    r"swing by|pop (?:in|it|them|by|over|up)|chuck|(?:i|we) guess|y'?know|by the way|for real|right now",
)

FORMAL_WORDS = frozenset(
    """
    abeyance accommodate accordance accordingly acknowledge acknowledged acquaint addressee adequate adjacent
    adjudicated advise advised aforementioned aforesaid albeit alleviate allude amended annum anticipated apologise
    apologize appended apprise apprised ascertain assessed assist assistance attached attain attend attributable authorisation
    authorised authorization avail behalf bestow cease cognisance cognizance commence commenced commend
    commensurate communicate communication comply compliance comprise concerning conclude consequently
    consign consigned consignment constitute constitutes contingent contravention convey correspond
    correspondence courteous custom dear deem deemed delighted denote denotes desirous determination
    devolves disclose disclosure disposal dispatched divulge divulged duly effect effected elapse elucidate enclose enclosed
    endeavour endeavor endeavoured enquire enquiry ensure ensue entail enumerated erroneously esteemed exceed excess execute
    executed exercise exhibit expedite expeditious expenditure expiry extend facilitate facilitated failing
    faithfully forbearance foregoing forfeit forfeited forthwith forward furnish furnished furthermore grateful
    gratis gratitude hence henceforth hereafter hereby herein hereinafter hereto herewith hesitate imminently
    impart incumbent incur indebted indemnity indicate inform initiate inst instituted intimate irrespective
    kindly legislation lest liable liaise liability locality lodge lodged madam matter mandatory merchandise moreover namely
    necessitate necessitated necessitates nonetheless notably notify notification notified notwithstanding nuptials
    obliged obtain obtainable occasioned occupier occurrence omission onus oversight owing particulars party
    payable pending permissible permit permitted personnel pertain pertaining peruse perusal petition pray precluded
    premises presently presume prescribed prior proceed procure procured prohibited promulgated provide provided provision purchase
    purchased pursuant receipt recipient recommence rectification rectify recourse refer referenced
    refrain regard regarding regret regrets regrettable reimbursed reimbursement reinstated remain remedial remedied
    remit remittance remitted render rendered replenished request requested require required requisite requirements reside
    residence resolution respect respectfully respectively restitution restoration retain
    retained revert said sanctioned satisfactory satisfaction save scheduled
    sincere sincerely sincerest solicit solely stipulated submission submit submitted subsequent subsequently
    substantial substitute sufficient summoned superfluous superseded supplied surrender surrendered tariff tender
    tendered terminate terminated termination thence thereafter thereby therefore therein thereof
    thereto thereupon thus transmit trust undersigned undertake undertaken undertaking unreservedly unforeseen upheld upon utilise
    utilize utmost verify verification vitiate warrant warranted whatsoever whereabouts whereas whereby wherein
    whereupon whilst wish withdrawal withheld yours
    """.split()
)

FORMAL_PHRASES = (
    r"dear (?:sir|madam|sirs|valued|customer|member|resident|mr|mrs|ms|miss|dr|prof\w*|service|\w+ team|\w+ office)",
    r"yours (?:sincerely|faithfully|truly|etc)|(?:kind|best|warm|with kind) regards|respectfully|faithfully",
    r"to whom it may concern|i (?:write|am writing) to|with (?:reference|regard|respect) to|in (?:respect|regard) of",
    r"i (?:should|would) (?:like|be (?:most |very |much )?(?:grateful|obliged|glad))|would you (?:be so|kindly)|"
    r"(?:should|would) be (?:most |very |much )?(?:grateful|obliged|glad|delighted)|we (?:should|would) be (?:glad|grateful|pleased)",
    r"(?:please|kindly) (?:be )?(?:advised?|informed?|note|find|confirm|apprised)",
    r"in (?:accordance|connection|compliance|receipt|lieu|order|the event|view|due course|writing)",
    r"at your (?:earliest )?(?:convenience|disposal)|subject to|by (?:means|virtue) of|on behalf of|prior to|"
    r"as (?:per|regards)|in question|with effect from|be so (?:kind|good)|so (?:kind|good) as to",
    r"(?:is|are|be|been|was|were) to be|(?:shall|must|may|will|can) be \w+(?:ed|en|de)\b|(?:has|have) been \w+ed\b",
    r"may i|might (?:i|we)|could you (?:please|kindly)|i (?:wish|beg|remain|request|require|enclose|refer)\b|"
    r"we (?:wish|beg|regret|trust|request|require|acknowledge|refer|await|note)\b",
    r"shall\b",
)

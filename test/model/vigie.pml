/* The protocol of one delivery, for Spin. Every atomic block is one transaction of lib/adapters/store, or one step of a flow; which is which stands in
 * model.test.ts. Two publishers, one approver who may thaw, freezes of people and of the watch, a sweep, people who resolve, ask again and take back, a network
 * that may lose replies and accept late. -D<MUTANT> leaves one rule out; each must give a counterexample. */
#ifndef RUNS
#define RUNS 2
#endif
#ifndef ACTS
#define ACTS 3
#endif
#ifndef EDITS
#define EDITS 1
#endif
#ifndef SWITCHES
#define SWITCHES 1
#endif

mtype = { DRAFT, APPROVED, CLAIMED, PUBLISHED, FAILED, UNKNOWN, WITHDRAWN, ENDED };

/* what the table holds */
mtype st = DRAFT;
byte ver = 1;                            /* the text */
byte epochH = 1, epochW = 1;             /* the human and the watch control of the delivery's scopes */
byte openH = 0, openW = 0;               /* sets of freeze ids, as bits */
bool vouched = true;                     /* WATCH: okUntil > now, and the lane not braked */
#ifdef HOURS
bool attended = true;                    /* within the attended hours, or ATTENDED: until > now */
bool black = false;                      /* now is in a blackout of its account, and its time is not */
#endif
byte apVer = 0, apH = 0, apW = 0;        /* the approval: hash, epochs */
bool apUnder = false;                    /* given under freeze */
byte ap = 0, aps = 0;                    /* APPROVAL: the id of the item that is there (0: none), and ids given so far */
bool sent = false;                       /* SENT: a send began, and nobody said that nothing came of it */
bool inFlight = false;                   /* INFLIGHT: a claim without an outcome */
byte claimId = 0, claims = 0, tries = 0;

/* what nobody stores: for the assertions, and for time */
byte commits = 0;                        /* freezes committed so far */
byte apCommits = 0;                      /* ... when the approval was given */
byte answered = 0;                       /* the newest freeze that answered "frozen" */
byte reallyOpen = 0;                     /* freezes opened and not thawed by id, both sides */
bool withdrawn = false;                  /* a person took the approval away, and gave none since */
bool personRead[6];                      /* texts that a person has read and approved */
byte posts = 0, live = 0, flying = 0;    /* at the network: ever created, there now, requests it still holds */
byte working = 0;                        /* publishers that run between claim and outcome */
chan wire = [4] of { byte };             /* the texts of those */
bool mayBegin[2];                        /* less than a second since this publisher's claim was issued */

#define CLEAR (openH == 0 && openW == 0)

inline arrive(v) {
  posts++; live++;
  assert(personRead[v]);                 /* 1: only what a person approved, byte for byte */
  assert(posts <= 1);                    /* 3: no machine repeats */
  assert(st != WITHDRAWN)                /* a tombstone blocks every later send */
}

inline settle(to) {                      /* only the holder of the claim writes an outcome */
  atomic { if
  :: (st == CLAIMED && claimId == mine) -> st = to; inFlight = false;
#ifndef END_LEAVES_APPROVAL
     ap = 0;
#endif
     if :: to == UNKNOWN -> skip :: else -> claimId = 0 fi
  :: (st == UNKNOWN && claimId == mine && to == PUBLISHED) -> st = PUBLISHED; claimId = 0 /* a late answer proves */
  :: else -> skip fi }                   /* late without proof, or not ours: a person decides */
}

inline giveUp() {                        /* nothing left: back to approved while its approval stands, at most three times */
  atomic { if
  :: (st == CLAIMED && claimId == mine) -> claimId = 0; inFlight = false; sent = false;
     if
     :: tries >= 3 -> st = FAILED; ap = 0
     :: else -> if
#ifdef REVIVES
        :: true -> st = APPROVED; ap = took
#else
        :: ap == took -> st = APPROVED
        :: else -> st = DRAFT; ap = 0
#endif
        fi
     fi
  :: else -> skip fi }
}

proctype Publisher(byte me) {
  byte mine, v, took, runs = 0;
  bool got, fine, early;
  do
  :: runs < RUNS ->
    runs++; got = false;
#ifdef CONTROLS_READ_FIRST
    atomic { early = (apH == epochH && apW == epochW && (CLEAR || apUnder)) };
#endif
#ifdef WATCH_READ_FIRST
    early = vouched;
#endif
#ifdef ATTENDED_READ_FIRST
    early = attended;
#endif
#ifdef BLACKOUT_READ_FIRST
    early = !black;
#endif
    atomic { if                          /* claim */
    :: (st == APPROVED
#ifndef APPROVAL_UNCHECKED
        && ap != 0
#endif
#ifndef FLIES_TWICE
        && !inFlight
#endif
#ifndef TEXT_UNBOUND
        && apVer == ver
#endif
#ifndef SENT_UNCHECKED
        && !sent
#endif
#ifdef CONTROLS_READ_FIRST
        && early
#else
#ifndef NO_EPOCH
        && apH == epochH && apW == epochW
#endif
        && (CLEAR || apUnder)
#endif
#ifdef WATCH_READ_FIRST
        && early
#else
        && vouched
#endif
#ifdef HOURS
#if defined(ATTENDED_READ_FIRST) || defined(BLACKOUT_READ_FIRST)
        && early
#endif
#ifndef ATTENDED_READ_FIRST
        && attended
#endif
#ifndef BLACKOUT_READ_FIRST
        && !black
#endif
#endif
       ) ->
        st = CLAIMED; claims++; tries++; mine = claims; claimId = mine; v = ver; got = true; took = ap; inFlight = true; sent = true;
        assert(!withdrawn);              /* an approval that a person took away sends nothing */
        working++; mayBegin[me] = true;
        assert(vouched);                 /* no claim while the watch is silent or brakes */
#ifdef HOURS
        assert(attended);                /* nothing is claimed while nobody attends */
        assert(!black);                  /* what was delayed into a blackout waits */
#endif
        assert(apCommits == commits);    /* 2 and 4: nothing approved before a freeze, frozen or thawed */
        assert(reallyOpen == 0 || apUnder)
#ifndef SENT_UNCHECKED
    :: (st == APPROVED && ap != 0 && sent) -> st = UNKNOWN; ap = 0   /* it was sent before: a person looks */
#endif
    :: else -> skip fi }
    if :: !got -> skip
    :: got ->
      if
      :: true -> goto dead               /* killed after the claim */
      :: true -> skip
      fi;
      atomic { fine = (apH == epochH && apW == epochW && (CLEAR || apUnder)) };   /* the second look */
      if
      :: !fine -> giveUp()
      :: fine ->
        atomic { if
#ifdef LATE_SEND
        :: true ->
#else
        :: mayBegin[me] ->               /* the socket write begins within a second of the claim */
#endif
            assert(answered <= apCommits);   /* 2: once "frozen" is answered nothing older begins */
            mayBegin[me] = false; got = true;
            if                           /* what the network does with it */
            :: arrive(v); fine = true    /* accepted, answered */
            :: arrive(v); fine = false   /* accepted, the reply lost */
            :: flying++; wire!v; fine = false /* still on its way: may yet arrive */
            :: fine = false              /* lost on the way, no reply */
            :: got = false               /* definitely not sent */
            fi
        :: else -> got = false fi };
        if
        :: true -> goto dead             /* killed after the send */
        :: true -> skip
        fi;
        if
        :: !got -> giveUp()
        :: got && fine -> settle(PUBLISHED)
#ifdef RETRY_UNCERTAIN
        :: got && !fine -> giveUp()
#else
        :: got && !fine -> settle(UNKNOWN)
#endif
        fi
      fi;
      atomic { working--; mayBegin[me] = false }
    fi
  :: else -> break
  od;
  goto end;
dead: atomic { working--; mayBegin[me] = false };
end: skip
}

active proctype Network() {              /* what was on its way arrives late, or never */
  byte v;
  do
  :: atomic { wire?v -> if :: arrive(v) :: true -> skip fi; flying-- }
  :: timeout -> break
  od
}

active proctype Approver() {             /* one person who may thaw: opens, reads, then decides by what was shown */
  byte acts = 0, sawVer, sawH, sawW;
  do
  :: acts < ACTS ->
    acts++;
    atomic { sawVer = ver; sawH = epochH; sawW = epochW };
    atomic { if
    :: ((st == DRAFT || (st == APPROVED && (apH != epochH || apW != epochW)))
#ifndef NOT_AS_SHOWN
        && sawVer == ver && sawH == epochH && sawW == epochW
#endif
       ) ->
        st = APPROVED; apVer = ver; apH = epochH; apW = epochW; apUnder = !CLEAR; apCommits = commits; tries = 0;
        aps++; ap = aps; withdrawn = false;
        personRead[sawVer] = true
    :: else -> skip fi }
  :: else -> break
  od
}

active proctype Feed() {                 /* the source changes: the text, and the approval is void */
  byte edits = 0;
  do
  :: edits < EDITS -> edits++;
    atomic { if
    :: (st == DRAFT || st == APPROVED) -> ver++;
#ifndef TEXT_UNBOUND
       st = DRAFT; ap = 0
#endif
    :: else -> skip fi }
  :: else -> break
  od
}

proctype Freezer(byte id; bool human) { /* freeze, answer when nothing older can begin, thaw twice */
  byte mySeq;
  atomic {
    if :: human -> openH = openH | id :: else -> openW = openW | id fi;
#ifndef NO_EPOCH
    if :: human -> epochH++ :: else -> epochW++ fi;
#endif
    reallyOpen = reallyOpen | id; commits++; mySeq = commits
  };
  atomic { mayBegin[0] = false; mayBegin[1] = false; if :: mySeq > answered -> answered = mySeq :: else -> skip fi };
  atomic {                               /* thaw by its id */
#ifdef THAW_CLEARS_ALL
    if :: human -> openH = 0 :: else -> openW = 0 fi;
#else
    if :: human -> openH = openH & ~id :: else -> openW = openW & ~id fi;
#endif
    reallyOpen = reallyOpen & ~id
  };
  atomic { if :: human -> openH = openH & ~id :: else -> openW = openW & ~id fi } /* late or doubled: nothing */
}

active proctype Watch() {                /* falls silent or brakes, and comes back; or a person ends its brake */
  byte n = 0;
  do
  :: n < SWITCHES -> n++; vouched = !vouched
  :: else -> break
  od
}

#ifdef HOURS
active proctype Clock() {                /* somebody's word lapses, or a blackout begins */
  if
  :: attended = false
  :: black = true
  fi
}
#endif

active proctype Sweep() {                /* an over-age claim: longer than any run; with SLEEPS even of one that only slept, and can still prove its post */
  do
  :: atomic { (st == CLAIMED
#if !defined(SLEEPS) && !defined(SHORT_LEASE)
       && working == 0
#endif
       ) ->
#if defined(LEASE_TAKEN_OVER) || defined(SHORT_LEASE)
       st = APPROVED; claimId = 0; inFlight = false
#else
       st = UNKNOWN; inFlight = false; ap = 0
#endif
     }
  :: timeout -> break
  od
}

active proctype Probe() {
  do
  :: atomic { st == UNKNOWN && live > 0 -> st = PUBLISHED; claimId = 0 }
  :: timeout -> break
  od
}

active proctype Resolver() {             /* a person looks at the account, after the settle time: it is there, or it is asked again, or given up */
  byte n = 0;
  do
  :: n < 1 -> atomic { (st == UNKNOWN
#ifndef NO_SETTLE
       && flying == 0 && working == 0
#endif
       ) -> n++; claimId = 0; if :: live > 0 -> st = PUBLISHED :: else -> sent = false; if :: st = DRAFT :: st = FAILED fi fi }
  :: n < 1 -> atomic { st == FAILED -> n++; st = DRAFT }   /* a person asks again for what failed */
  :: timeout -> break
  :: n >= 1 -> break
  od
}

active proctype TakeBack() {
  do
  :: atomic { (st == PUBLISHED || (st == UNKNOWN
#ifndef TAKE_BACK_UNSETTLED
       && flying == 0 && working == 0
#endif
      )) -> live = 0; st = WITHDRAWN; claimId = 0 }; break
  :: timeout -> break
  od
}

#ifdef ENDS
active proctype End() {                  /* a person rejects it, or its time is over */
  if
  :: atomic { (st == DRAFT || st == APPROVED) -> st = ENDED; ap = 0 }; if :: atomic { st == ENDED -> st = DRAFT } /* a person restores it */ :: skip fi
  :: timeout
  fi
}
#endif

#ifdef TAKES_AWAY
active proctype TakeAway() {             /* a person takes the approval away, also while the post is in flight */
  if
  :: atomic { st == APPROVED -> st = DRAFT; ap = 0; withdrawn = true }
  :: atomic { (st == CLAIMED && ap != 0) -> ap = 0; withdrawn = true }
  :: timeout
  fi
}
#endif

#ifdef MOVES
active proctype Mover() {                /* a person gives it another time: a new approval, with the epochs of the old one */
  byte n = 0;
  do
  :: n < 2 -> n++;
    atomic { if
    :: (st == APPROVED && ap != 0) -> aps++; ap = aps;
#ifdef MOVE_TAKES_EPOCHS
       apH = epochH; apW = epochW; apUnder = !CLEAR
#else
       skip
#endif
    :: else -> skip fi }
  :: break
  od
}
#endif

#ifdef FORGES_A_DRAFT
active proctype DraftForger() {          /* a captured function that writes over what was sent: it is a draft, and people are asked about it again */
  if
  :: atomic { (st == UNKNOWN || st == PUBLISHED) -> st = DRAFT }
  :: timeout
  fi
}
#endif

#ifdef FORGES
active proctype Forger() {               /* a captured function that may write deliveries, and no approval: it says that it is approved */
  byte n = 0;
  do
  :: n < 2 -> atomic { n++; st = APPROVED }
  :: break
  od
}
#endif

init {
  atomic {
    run Publisher(0); run Publisher(1);
#ifdef TWO_HUMAN
    run Freezer(1, true); run Freezer(2, true)
#else
    run Freezer(1, true); run Freezer(2, false)
#endif
  }
}

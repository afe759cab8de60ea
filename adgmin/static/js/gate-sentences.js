// Written from sentences.json by delegates.gates.saying.write_script().
export default {
 "_words": {
  "session": {
   "vi": "phiên họp này",
   "en": "this meeting"
  },
  "place": {
   "vi": "khu vực này",
   "en": "this area"
  },
  "here_gate": {
   "vi": "một cửa khác",
   "en": "another door"
  },
  "elsewhere": {
   "vi": "một phòng khác",
   "en": "another room"
  },
  "delegation": {
   "vi": "Đoàn",
   "en": "the delegation"
  },
  "zone": {
   "vi": "—",
   "en": "—"
  },
  "serial": {
   "vi": "—",
   "en": "—"
  },
  "since": {
   "vi": "lúc trước",
   "en": "an earlier time"
  },
  "from": {
   "vi": "thời điểm ghi trên thẻ",
   "en": "the time on the badge"
  },
  "until": {
   "vi": "thời điểm ghi trên thẻ",
   "en": "the time on the badge"
  },
  "press_until": {
   "vi": "giờ quy định",
   "en": "the time set"
  }
 },
 "unreadable": {
  "operator": {
   "vi": "Không đọc được mã này là mã thẻ của Hội nghị. Đề nghị quét lại hoặc nhập số thẻ.",
   "en": "This is not a code of our badges. Scan again, or type the number on the badge."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, máy chưa đọc được thẻ. Xin Quý vị cho phép tôi quét lại một lần.",
   "en": "I apologise, the device could not read your badge. May I please try once more?"
  }
 },
 "unknown_key": {
  "operator": {
   "vi": "Thẻ được ký bằng khóa không được tin cậy. Không cho vào; mời khách tới bàn đăng ký và báo bộ phận an ninh.",
   "en": "The badge is signed with a key that is not trusted. Do not admit; lead the guest to the registration desk and tell security."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, thẻ này cần được kiểm tra tại bàn đăng ký. Tôi xin phép đưa Quý vị tới đó.",
   "en": "I apologise, this badge needs to be looked at by the registration desk. May I take you there?"
  }
 },
 "altered": {
  "operator": {
   "vi": "Nội dung mã đã bị sửa: chữ ký không khớp. Không cho vào; giữ bình tĩnh và báo bộ phận an ninh.",
   "en": "The code was altered: its signature does not match. Do not admit; stay calm and tell security."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, thẻ này cần được kiểm tra tại bàn đăng ký. Tôi xin phép đưa Quý vị tới đó.",
   "en": "I apologise, this badge needs to be looked at by the registration desk. May I take you there?"
  }
 },
 "other_edition": {
  "operator": {
   "vi": "Đây là thẻ của một kỳ Hội nghị khác. Không cho vào; mời khách tới bàn đăng ký.",
   "en": "This badge is of another edition of the meeting. Do not admit; lead the guest to the registration desk."
  },
  "guest": {
   "vi": "Thưa Quý vị, đây là thẻ của một kỳ Hội nghị trước. Kính mời Quý vị tới bàn đăng ký để nhận thẻ của kỳ này.",
   "en": "This badge is from another meeting. The registration desk will gladly give you the one for this meeting; may I show you the way?"
  }
 },
 "superseded": {
  "operator": {
   "vi": "Thẻ số {serial} đã được in lại với mã mới; mã này không còn giá trị. Thu thẻ cũ, mời khách tới bàn đăng ký.",
   "en": "Badge {serial} was made again with a new code; this one no longer counts. Keep it and lead the guest to the registration desk."
  },
  "guest": {
   "vi": "Thưa Quý vị, thẻ của Quý vị đã được làm lại. Xin Quý vị dùng thẻ mới, hoặc tôi xin phép đưa Quý vị tới bàn đăng ký.",
   "en": "A newer badge was made for you. Please use that one, or may I take you to the registration desk?"
  }
 },
 "no_such_number": {
  "operator": {
   "vi": "Không có thẻ nào mang số này. Kiểm tra lại số in trên thẻ.",
   "en": "There is no badge with this number. Look at the number on the badge again."
  },
  "guest": {
   "vi": "Xin phép Quý vị cho tôi xem lại số trên thẻ.",
   "en": "May I please look at the number on your badge once more?"
  }
 },
 "not_in_list": {
  "operator": {
   "vi": "Mã thật, nhưng thẻ số {serial} chưa có trong danh sách của máy. Đồng bộ lại, hoặc hỏi người phụ trách.",
   "en": "The code is genuine, but badge {serial} is not in the list on this device. Fetch the list again, or ask the supervisor."
  },
  "guest": {
   "vi": "Xin cảm ơn Quý vị. Kính mong Quý vị chờ một chút, tôi kiểm tra lại với đồng nghiệp.",
   "en": "Thank you. One moment please, I will check with my colleague."
  }
 },
 "revoked": {
  "operator": {
   "vi": "Thẻ số {serial} đã bị thu hồi. Không cho vào; giữ thẻ, mời khách tới bàn đăng ký và báo bộ phận an ninh.",
   "en": "Badge {serial} was revoked. Do not admit; keep the badge, lead the guest to the registration desk and tell security."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, thẻ này hiện không còn hiệu lực. Tôi xin phép đưa Quý vị tới bàn đăng ký.",
   "en": "I apologise, this badge is no longer valid. May I take you to the registration desk?"
  }
 },
 "replaced": {
  "operator": {
   "vi": "Thẻ số {serial} đã được thay bằng thẻ khác. Thu thẻ cũ; khách dùng thẻ mới.",
   "en": "Badge {serial} was replaced by another one. Keep it; the guest uses the new badge."
  },
  "guest": {
   "vi": "Thưa Quý vị, thẻ này đã được thay. Xin Quý vị dùng thẻ mới, hoặc tôi xin phép đưa Quý vị tới bàn đăng ký.",
   "en": "This badge has been replaced. Please use your new one, or may I take you to the registration desk?"
  }
 },
 "lost": {
  "operator": {
   "vi": "Thẻ số {serial} đã được báo mất. Không cho vào; giữ thẻ và báo bàn đăng ký.",
   "en": "Badge {serial} was reported lost. Do not admit; keep the badge and tell the registration desk."
  },
  "guest": {
   "vi": "Thưa Quý vị, thẻ này đã được báo mất. Kính mời Quý vị tới bàn đăng ký, các đồng nghiệp của tôi sẽ hỗ trợ ngay.",
   "en": "This badge was reported lost. May I take you to the registration desk? My colleagues will help you at once."
  }
 },
 "returned": {
  "operator": {
   "vi": "Thẻ số {serial} đã được trả lại. Không cho vào; giữ thẻ và báo bàn đăng ký.",
   "en": "Badge {serial} was returned. Do not admit; keep the badge and tell the registration desk."
  },
  "guest": {
   "vi": "Thưa Quý vị, thẻ này đã được trả lại. Kính mời Quý vị tới bàn đăng ký để được hỗ trợ.",
   "en": "This badge has been returned. May I take you to the registration desk?"
  }
 },
 "held": {
  "operator": {
   "vi": "Hồ sơ của thẻ số {serial} đang được xem xét lại. Hỏi người phụ trách trước khi cho vào.",
   "en": "The accreditation behind badge {serial} is being looked at again. Ask the supervisor before admitting."
  },
  "guest": {
   "vi": "Xin cảm ơn Quý vị. Kính mong Quý vị chờ một chút, tôi xác nhận với bàn đăng ký.",
   "en": "Thank you. One moment please, I will confirm with the registration desk."
  }
 },
 "not_yet": {
  "operator": {
   "vi": "Thẻ có hiệu lực từ {from}.",
   "en": "The badge is good from {from}."
  },
  "guest": {
   "vi": "Thưa Quý vị, thẻ này có hiệu lực từ {from}. Chúng tôi rất hân hạnh được đón Quý vị khi đó.",
   "en": "This badge is good from {from}. We will be glad to welcome you then."
  }
 },
 "expired": {
  "operator": {
   "vi": "Thẻ chỉ có hiệu lực đến {until}.",
   "en": "The badge was good until {until}."
  },
  "guest": {
   "vi": "Thưa Quý vị, thẻ này có hiệu lực đến {until}. Kính mời Quý vị tới bàn đăng ký để được hỗ trợ.",
   "en": "This badge was good until {until}. The registration desk will gladly help; may I show you the way?"
  }
 },
 "gate_closed": {
  "operator": {
   "vi": "Cửa này hiện không sử dụng. Hướng dẫn khách sang cửa khác.",
   "en": "This door is not in use now. Show the guest to another one."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, cửa này hiện chưa mở. Tôi xin phép đưa Quý vị sang cửa khác.",
   "en": "I apologise, this door is not in use now. May I show you to the other one?"
  }
 },
 "vehicle": {
  "operator": {
   "vi": "Đây là thẻ xe, không dùng cho người vào khu vực này.",
   "en": "This is a vehicle pass; it admits nobody to this area."
  },
  "guest": {
   "vi": "Thưa Quý vị, đây là thẻ xe. Xin Quý vị cho phép tôi xem thẻ đại biểu của Quý vị.",
   "en": "This is the pass of the vehicle. May I please see your own badge?"
  }
 },
 "wrong_zone": {
  "operator": {
   "vi": "Thẻ không có khu vực {zone}.",
   "en": "The badge does not have zone {zone}."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, thẻ của Quý vị không bao gồm khu vực này. Tôi xin phép chỉ đường tới nơi dành cho Quý vị.",
   "en": "I apologise, your badge does not include this area. May I show you the way to where you are expected?"
  }
 },
 "press_closed": {
  "operator": {
   "vi": "“{session}” không mở cho báo chí.",
   "en": "“{session}” is closed to the press."
  },
  "guest": {
   "vi": "Thưa Quý vị, phiên họp này chỉ dành cho các đoàn. Kính mời Quý vị tới Trung tâm Báo chí; tôi xin phép dẫn đường.",
   "en": "This meeting is for delegations only. The Media Centre is at your disposal; may I show you the way?"
  }
 },
 "press_over": {
  "operator": {
   "vi": "Phần dành cho báo chí của “{session}” đã kết thúc lúc {press_until}.",
   "en": "The part of “{session}” for the press ended at {press_until}."
  },
  "guest": {
   "vi": "Thưa Quý vị, phần mở cho báo chí đã kết thúc lúc {press_until}. Kính mời Quý vị tới Trung tâm Báo chí; tôi xin phép dẫn đường.",
   "en": "The part open to the press ended at {press_until}. The Media Centre is at your disposal; may I show you the way?"
  }
 },
 "other_parties": {
  "operator": {
   "vi": "{delegation} không thuộc thành phần dự “{session}”.",
   "en": "{delegation} does not take part in “{session}”."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, phiên họp này dành cho các đoàn khác. Tôi xin phép đưa Quý vị tới phiên họp của Đoàn mình.",
   "en": "I apologise, this meeting is held among other delegations. May I help you find the meeting of your own?"
  }
 },
 "not_invited": {
  "operator": {
   "vi": "“{session}” là phiên hạn chế; thẻ này không thuộc thành phần được mời.",
   "en": "“{session}” is restricted, and this badge is not among those invited."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, đây là phiên họp hạn chế. Kính mời Quý vị nghỉ tại sảnh; tôi sẵn sàng chuyển lời tới Đoàn của Quý vị.",
   "en": "I apologise, this is a restricted meeting. You are welcome in the lobby, and I will gladly take a message to your delegation."
  }
 },
 "seats_taken": {
  "operator": {
   "vi": "{delegation} đã vào đủ: {taken} trên {places} người ngoài Trưởng đoàn. Mời cán bộ lễ tân trao đổi với Đoàn.",
   "en": "{delegation} is complete: {taken} of {places} persons beside its head are inside. Ask protocol to speak with the delegation."
  },
  "guest": {
   "vi": "Thưa Quý vị, Đoàn của Quý vị đã vào đủ số ghế của phiên này. Kính mong Quý vị chờ một chút, tôi mời cán bộ lễ tân hỗ trợ.",
   "en": "Your delegation’s seats at this meeting are all taken. One moment please, I will ask a colleague from protocol to help."
  }
 },
 "already_inside": {
  "operator": {
   "vi": "Thẻ này đang ở bên trong: đã vào lúc {since}, tại {here_gate}. So khuôn mặt với ảnh.",
   "en": "This badge is already inside: admitted at {since} at {here_gate}. Compare the face with the photograph."
  },
  "guest": {
   "vi": "Xin cảm ơn Quý vị. Kính mong Quý vị chờ một chút, tôi kiểm tra lại với đồng nghiệp.",
   "en": "Thank you. One moment please, I will check with my colleague."
  }
 },
 "no_reentry": {
  "operator": {
   "vi": "Cửa này không cho vào lại; thẻ đã vào và đã ra.",
   "en": "Nobody comes back through this door, and the badge was inside before."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, phiên này không vào lại được sau khi đã ra. Tôi sẵn sàng chuyển lời vào trong giúp Quý vị.",
   "en": "I apologise, one cannot return to this meeting after leaving it. I will gladly take a message inside for you."
  }
 },
 "full": {
  "operator": {
   "vi": "Bên trong đã đủ người: {count} trên {capacity}. Hỏi người phụ trách.",
   "en": "It is full inside: {count} of {capacity}. Ask the supervisor."
  },
  "guest": {
   "vi": "Kính mong Quý vị thông cảm, bên trong đã kín chỗ. Xin Quý vị chờ một chút, tôi báo đồng nghiệp sắp xếp.",
   "en": "I apologise, every place inside is taken. One moment please, my colleagues will see what can be arranged."
  }
 },
 "out": {
  "operator": {
   "vi": "Đã ghi nhận khách ra.",
   "en": "Noted as gone out."
  },
  "guest": {
   "vi": "Xin cảm ơn Quý vị. Kính chào Quý vị.",
   "en": "Thank you, and goodbye."
  }
 },
 "out_ended": {
  "operator": {
   "vi": "Đã ghi nhận khách ra. Thẻ này không còn hiệu lực hoặc không có trong danh sách: báo bàn đăng ký.",
   "en": "Noted as gone out. The badge no longer counts or is not in the list: tell the registration desk."
  },
  "guest": {
   "vi": "Xin cảm ơn Quý vị. Kính mời Quý vị ghé bàn đăng ký khi thuận tiện.",
   "en": "Thank you. Please call at the registration desk when it suits you."
  }
 },
 "typed": {
  "operator": {
   "vi": "Số thẻ do nhập tay: so khuôn mặt với ảnh trước khi mời vào.",
   "en": "The number was typed: compare the face with the photograph before the guest goes in."
  },
  "guest": {
   "vi": "Xin cảm ơn Quý vị. Kính mời Quý vị vào.",
   "en": "Thank you. Please come in."
  }
 },
 "moved": {
  "operator": {
   "vi": "Thẻ còn được ghi ở {elsewhere}; từ nay tính ở đây.",
   "en": "The badge was still noted in {elsewhere}; from now on it counts here."
  },
  "guest": {
   "vi": "Kính chào Quý vị. Kính mời Quý vị vào.",
   "en": "Welcome. Please come in."
  }
 },
 "again": {
  "operator": {
   "vi": "Thẻ đã ở bên trong từ {since}; cửa này cho qua lại tự do.",
   "en": "The badge has been inside since {since}; one may come and go here."
  },
  "guest": {
   "vi": "Kính chào Quý vị. Kính mời Quý vị vào.",
   "en": "Welcome back. Please come in."
  }
 },
 "press": {
  "operator": {
   "vi": "Báo chí được ở lại đến {press_until}.",
   "en": "The press stays until {press_until}."
  },
  "guest": {
   "vi": "Kính chào Quý vị. Kính mời Quý vị vào; phần dành cho báo chí kéo dài đến {press_until}.",
   "en": "Welcome. Please come in; the part for the press lasts until {press_until}."
  }
 },
 "seat": {
  "operator": {
   "vi": "{delegation}: người thứ {seat} trên {places} ngoài Trưởng đoàn.",
   "en": "{delegation}: number {seat} of {places} beside its head."
  },
  "guest": {
   "vi": "Kính chào Quý đại biểu. Kính mời Quý đại biểu vào.",
   "en": "Welcome. Please come in."
  }
 },
 "welcome_head": {
  "operator": {
   "vi": "Trưởng đoàn. Kính mời vào ngay, không để phải chờ.",
   "en": "Head of delegation. Admit at once, without any wait."
  },
  "guest": {
   "vi": "Kính chào Quý Trưởng đoàn. Trân trọng kính mời Quý Trưởng đoàn vào.",
   "en": "Welcome, Your Excellency. Please come in."
  }
 },
 "welcome": {
  "operator": {
   "vi": "Mời vào.",
   "en": "Admit."
  },
  "guest": {
   "vi": "Kính chào Quý vị. Kính mời Quý vị vào.",
   "en": "Welcome. Please come in."
  }
 },
 "overridden": {
  "operator": {
   "vi": "Cho vào theo quyết định của người phụ trách; lý do đã được ghi.",
   "en": "Admitted by decision of the supervisor; the reason is recorded."
  },
  "guest": {
   "vi": "Xin cảm ơn Quý vị đã chờ. Kính mời Quý vị vào.",
   "en": "Thank you for waiting. Please come in."
  }
 }
};

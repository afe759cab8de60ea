"""The words of each letter as they are sent until staff write others: subject, text and the label of the button."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adgmin.core.bilingual import Text


@dataclass(frozen=True, slots=True)
class Template:
    """The words of one occasion. `required` placeholders must stand in each language, `optional` ones may."""

    name: str | Promise
    subject: Text
    body: Text
    button: Text
    required: frozenset[str]
    optional: frozenset[str] = frozenset()

    @property
    def placeholders(self) -> frozenset[str]:
        """All that may be used."""
        return self.required | self.optional


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands in for a word, and an example of it."""

    says: str | Promise
    sample: Text


PLACEHOLDERS: dict[str, Placeholder] = {
    "delegation": Placeholder(_("the delegation"), Text("Đoàn Nhật Bản", "Delegation of Japan")),
    "person": Placeholder(_("the person"), Text("SATO Hanako", "SATO Hanako")),
    "role": Placeholder(_("the person’s role"), Text("Thành viên", "Delegate")),
    "reason": Placeholder(
        _("the reason, or what is asked"),
        Text("Xin gửi ảnh chân dung mới, nền sáng.", "Please send a newer photograph on a plain background."),
    ),
    "check": Placeholder(_("the check"), Text("An ninh", "Security")),
    "until": Placeholder(
        _("the day and time until which it holds"),
        Text("Thứ Sáu, ngày 19/12/2025, 17h00", "Friday, 19 December 2025, 17:00"),
    ),
    "step": Placeholder(_("what is asked for"), Text("Gửi ảnh chân dung", "Send the photographs")),
    "missing": Placeholder(
        _("what is missing"), Text("còn thiếu ảnh của 3 người", "photographs of 3 persons are missing")
    ),
    "by": Placeholder(_("who invites"), Text("TANAKA Ichiro", "TANAKA Ichiro")),
    "successor": Placeholder(_("who follows"), Text("SUZUKI Keiko", "SUZUKI Keiko")),
    "replaced": Placeholder(_("who is replaced"), Text("YAMADA Taro", "YAMADA Taro")),
    "exhibitor": Placeholder(_("the exhibitor"), Text("Công ty Công nghệ Sao Biển", "Sao Bien Technology")),
    "demo": Placeholder(_("the demonstration"), Text("Cảm biến nước", "Water sensor")),
    "moment": Placeholder(
        _("when it begins"), Text("Thứ Năm, ngày 15/01/2026, 14h00", "Thursday, 15 January 2026, 14:00")
    ),
    "vehicle": Placeholder(_("the vehicle"), Text("29C-345.67", "29C-345.67")),
    "dock": Placeholder(_("the dock"), Text("Cửa bốc dỡ số 1 (DOCK-1)", "Loading dock 1 (DOCK-1)")),
    "minutes": Placeholder(_("how many minutes"), Text("45", "45")),
    "text": Placeholder(
        _("what was written"), Text("Xin xác nhận chuyến bay đến.", "Please confirm the arrival flight.")
    ),
}
_PORTAL = Text("Mở cổng thông tin của đoàn", "Open the portal of the delegation")


def _made(
    name: str | Promise,
    subject: Text,
    body: Text,
    required: str,
    button: Text = _PORTAL,
    optional: str = "",
) -> Template:
    return Template(name, subject, body, button, frozenset(required.split()), frozenset(optional.split()))


_BOOTH = Text("Mở trang của đơn vị trưng bày", "Open the exhibitor’s pages")
_DEMOS = Text("Xem lượt đặt của tôi", "See my bookings")
TEMPLATES: dict[str, Template] = {
    "demo_promoted": _made(
        _("A place at a demonstration"),
        Text("Quý vị đã có chỗ: {demo}", "You have a place: {demo}"),
        Text(
            "Đã có chỗ trống và Quý vị được chuyển từ danh sách chờ vào buổi trình diễn {demo}, {moment}. Nếu không "
            "tham dự được, xin hủy lượt đặt để nhường chỗ cho người khác.",
            "A place became free, and you have moved up from the waiting list of the demonstration {demo}, {moment}. "
            "If you cannot come, please cancel so that somebody else can.",
        ),
        "demo moment",
        _DEMOS,
    ),
    "demo_clash": _made(
        _("A place at a demonstration that clashes with another booking"),
        Text("Có chỗ trống nhưng trùng giờ: {demo}", "A place is free, but you are booked then: {demo}"),
        Text(
            "Buổi trình diễn {demo}, {moment} đã có chỗ trống, nhưng Quý vị đã đặt một buổi khác cùng giờ. Quý vị vẫn "
            "ở trong danh sách chờ; nếu muốn nhận chỗ này, xin hủy lượt đặt kia.",
            "A place became free at the demonstration {demo}, {moment}, but you have booked another at that time. You "
            "stay on the waiting list; to take the place, please cancel the other booking.",
        ),
        "demo moment",
        _DEMOS,
    ),
    "demo_cancelled": _made(
        _("A booked demonstration is cancelled"),
        Text("Buổi trình diễn bị hủy: {demo}", "The demonstration is cancelled: {demo}"),
        Text(
            "Rất tiếc buổi trình diễn {demo}, {moment} đã bị hủy và lượt đặt của Quý vị không còn hiệu lực. Xin chọn "
            "một buổi khác.",
            "We regret that the demonstration {demo}, {moment} is cancelled, and your booking with it. Please choose "
            "another one.",
        ),
        "demo moment",
        _DEMOS,
    ),
    "demo_moved": _made(
        _("A booked demonstration has moved"),
        Text("Buổi trình diễn đổi giờ hoặc địa điểm: {demo}", "The demonstration has moved: {demo}"),
        Text(
            "Buổi trình diễn {demo} mà Quý vị đã đặt nay diễn ra vào {moment}; địa điểm có trên trang của Quý vị. Lượt "
            "đặt vẫn giữ nguyên. Nếu không tham dự được, hoặc trùng với một buổi khác, xin hủy để nhường chỗ.",
            "The demonstration {demo}, which you have booked, is now on {moment}; your own page tells where. Your "
            "booking stands. If you cannot come then, or have booked another at that time, please cancel.",
        ),
        "demo moment",
        _DEMOS,
    ),
    "demo_ended": _made(
        _("A booking of a demonstration that ended with the accreditation"),
        Text("Lượt đặt không còn hiệu lực: {demo}", "Your booking has ended: {demo}"),
        Text(
            "Lượt đặt của Quý vị tại buổi trình diễn {demo}, {moment} không còn hiệu lực, vì việc công nhận đại biểu "
            "của Quý vị đã chấm dứt hoặc đang được xem xét lại. Khi được công nhận, Quý vị có thể đặt lại nếu còn chỗ.",
            "Your booking of the demonstration {demo}, {moment} has ended, because your accreditation has ended or is "
            "being looked at again. Once you are accredited you can book again while there are places.",
        ),
        "demo moment",
        _DEMOS,
    ),
    "exhibitor_invitation": _made(
        _("Invitation of an exhibitor"),
        Text("Kính mời tham gia Khu trình diễn công nghệ số", "Invitation to exhibit at the Digital Showcase"),
        Text(
            "Ban Tổ chức trân trọng kính mời {exhibitor} tham gia Khu trình diễn công nghệ số. Qua trang dành "
            "cho đơn vị "
            "trưng bày, Quý vị giới thiệu đơn vị và sản phẩm bằng hai thứ tiếng, đăng ký nhu cầu tại gian và cán "
            "bộ trực "
            "gian.\n\nLiên kết dùng được một lần, đến {until}, và chỉ dành cho Quý vị.",
            "The organisers invite {exhibitor} to the Digital Showcase. On the pages for exhibitors you describe "
            "yourselves "
            "and your products in both languages, say what you need at the booth, and name your staff.\n\n"
            "The link works once, until {until}, and is meant for you alone.",
        ),
        "exhibitor until",
        Text("Nhận lời mời", "Accept the invitation"),
    ),
    "exhibitor_confirm": _made(
        _("Confirmation of an exhibitor’s application"),
        Text("Xác nhận đăng ký trưng bày", "Please confirm your application to exhibit"),
        Text(
            "Chúng tôi đã nhận được đăng ký trưng bày của {exhibitor} từ địa chỉ thư này. Xin mở liên kết để xác "
            "nhận; sau "
            "đó Ban Tổ chức sẽ xem xét và trả lời.\n\nNếu không phải Quý vị đăng ký, xin bỏ qua thư này: sau ba "
            "ngày mọi "
            "thông tin sẽ được xóa.",
            "An application of {exhibitor} to exhibit was made with this address. Please open the link to "
            "confirm it; the "
            "organisers then look at it and answer.\n\nIf it was not you, please ignore this mail: after three days "
            "everything is forgotten.",
        ),
        "exhibitor",
        Text("Xác nhận đăng ký", "Confirm the application"),
    ),
    "exhibitor_accepted": _made(
        _("An exhibitor’s profile is accepted"),
        Text("Hồ sơ trưng bày đã được chấp nhận", "Your exhibitor profile is accepted"),
        Text(
            "Hồ sơ của {exhibitor} đã được chấp nhận và sẽ được công bố cùng bản phát hành chương trình kế tiếp. "
            "Quý vị vẫn "
            "có thể đề nghị thay đổi trên trang của mình.",
            "The profile of {exhibitor} is accepted and will be published with the next release of the "
            "programme. You may "
            "still propose changes on your pages.",
        ),
        "exhibitor",
        Text("Mở trang của đơn vị trưng bày", "Open the exhibitor’s pages"),
    ),
    "exhibitor_sent_back": _made(
        _("An exhibitor’s profile is sent back"),
        Text("Đề nghị bổ sung hồ sơ trưng bày", "Please amend your exhibitor profile"),
        Text(
            "Ban Tổ chức đề nghị {exhibitor} chỉnh sửa hồ sơ:\n\n{reason}\n\nXin sửa và gửi lại trên trang của "
            "Quý vị.",
            "The organisers ask {exhibitor} to amend the profile:\n\n{reason}\n\nPlease mend it on your pages "
            "and submit it "
            "again.",
        ),
        "exhibitor reason",
        Text("Mở trang của đơn vị trưng bày", "Open the exhibitor’s pages"),
    ),
    "exhibitor_declined": _made(
        _("An exhibitor is declined"),
        Text("Về đăng ký trưng bày của Quý vị", "About your application to exhibit"),
        Text(
            "Rất tiếc Ban Tổ chức không thể bố trí để {exhibitor} tham gia Khu trình diễn lần này:\n\n{reason}\n\n"
            "Xin cảm ơn sự quan tâm của Quý vị.",
            "We regret that {exhibitor} cannot be given a place at the showcase this time:\n\n{reason}\n\n"
            "We thank you for your interest.",
        ),
        "exhibitor reason",
        Text(),
    ),
    "exhibitor_reminder": _made(
        _("Reminder to an exhibitor"),
        Text("Hồ sơ trưng bày còn thiếu thông tin", "Your exhibitor profile is not complete yet"),
        Text(
            "Hồ sơ của {exhibitor} {missing}. Xin bổ sung và gửi để Ban Tổ chức xem xét.",
            "The profile of {exhibitor} {missing}. Please complete and submit it.",
        ),
        "exhibitor missing",
        Text("Mở trang của đơn vị trưng bày", "Open the exhibitor’s pages"),
    ),
    "exhibitor_deadline": _made(
        _("Reminder to an exhibitor before a deadline"),
        Text("Sắp đến hạn chuẩn bị gian hàng: {exhibitor}", "A deadline of your booth draws near: {exhibitor}"),
        Text(
            "Đến {until}, {exhibitor} cần hoàn thành các việc sau:\n\n{missing}\n\nXin hoàn thành đúng hạn. Danh "
            "mục đầy "
            "đủ có trên trang của Quý vị.",
            "By {until}, {exhibitor} is asked to have the following ready:\n\n{missing}\n\nPlease see to it in "
            "time. The "
            "whole checklist is on your pages.",
        ),
        "exhibitor missing until",
        _BOOTH,
    ),
    "vehicle_confirmed": _made(
        _("A vehicle’s place at a dock is confirmed"),
        Text("Đã xác nhận chỗ cho xe {vehicle}", "The place of vehicle {vehicle} is confirmed"),
        Text(
            "Ban Tổ chức xác nhận chỗ cho xe {vehicle} của {exhibitor}: {dock}, {moment}, {minutes} phút.",
            "The organisers confirm the place of vehicle {vehicle} of {exhibitor}: {dock}, {moment}, {minutes} "
            "minutes.",
        ),
        "exhibitor vehicle dock moment minutes",
        _BOOTH,
    ),
    "vehicle_moved": _made(
        _("A vehicle has another place at a dock"),
        Text("Đã đổi chỗ cho xe {vehicle}", "Vehicle {vehicle} has another place"),
        Text(
            "Ban Tổ chức đã chuyển xe {vehicle} của {exhibitor} sang: {dock}, {moment}, {minutes} phút. Chỗ cũ "
            "không còn "
            "hiệu lực. Xin báo cho lái xe.",
            "The organisers have moved vehicle {vehicle} of {exhibitor} to: {dock}, {moment}, {minutes} minutes. "
            "The earlier "
            "place no longer holds. Please tell the driver.",
        ),
        "exhibitor vehicle dock moment minutes",
        _BOOTH,
    ),
    "vehicle_cancelled": _made(
        _("A vehicle’s place at a dock is cancelled"),
        Text("Đã hủy chỗ của xe {vehicle}", "The place of vehicle {vehicle} is cancelled"),
        Text(
            "Ban Tổ chức đã hủy chỗ của xe {vehicle} của {exhibitor} tại {dock}, {moment}:\n\n{reason}\n\nNếu "
            "vẫn cần đưa "
            "xe đến, xin đặt chỗ khác trên trang của Quý vị.",
            "The organisers have cancelled the place of vehicle {vehicle} of {exhibitor} at {dock}, "
            "{moment}:\n\n{reason}\n\n"
            "If a vehicle still has to come, please book another place on your pages.",
        ),
        "exhibitor vehicle dock moment reason",
        _BOOTH,
    ),
    "invitation": _made(
        _("Invitation of a focal point"),
        Text("Kính mời đảm nhiệm vai trò đầu mối liên lạc", "Invitation to act as focal point"),
        Text(
            "Ban Thư ký trân trọng kính mời Quý vị làm đầu mối liên lạc của {delegation}. Qua cổng thông tin, Quý vị "
            "giới thiệu thành viên, theo dõi việc cấp thẻ và trả lời các câu hỏi liên quan đến đoàn.\n\n"
            "Xin Quý vị mở liên kết dưới đây và đặt mật khẩu. Liên kết chỉ dùng được một lần, có hiệu lực đến "
            "{until} và dành riêng cho Quý vị; xin không chuyển tiếp.",
            "The Secretariat has the honour to invite you to act as focal point of the {delegation}. In the "
            "portal you "
            "nominate its members, follow their accreditation and answer the questions that concern them.\n\n"
            "Kindly open the link below and choose a password. The link works once, is valid until {until} and is "
            "meant for you alone; please do not forward it.",
        ),
        "delegation until",
        Text("Nhận lời mời", "Accept the invitation"),
    ),
    "assistant_invitation": _made(
        _("Invitation of an assistant"),
        Text("Kính mời hỗ trợ đầu mối liên lạc của đoàn", "Invitation to assist the focal point"),
        Text(
            "{by} đề nghị Quý vị hỗ trợ công tác đầu mối liên lạc của {delegation}: giới thiệu thành viên, cập nhật "
            "thông tin và theo dõi việc cấp thẻ trên cổng thông tin.\n\n"
            "Xin Quý vị mở liên kết dưới đây và đặt mật khẩu. Liên kết chỉ dùng được một lần, có hiệu lực đến "
            "{until} và dành riêng cho Quý vị; xin không chuyển tiếp.",
            "{by} has asked that you assist the focal point of the {delegation}: in nominating its members, keeping "
            "their particulars up to date and following their accreditation in the portal.\n\n"
            "Kindly open the link below and choose a password. The link works once, is valid until {until} and is "
            "meant for you alone; please do not forward it.",
        ),
        "delegation by until",
        Text("Nhận lời mời", "Accept the invitation"),
    ),
    "handed_over": _made(
        _("The task of focal point was handed over"),
        Text("Đã chuyển giao vai trò đầu mối liên lạc", "The task of focal point has been handed over"),
        Text(
            "Vai trò đầu mối liên lạc của {delegation} đã được chuyển giao cho {successor}. Từ thời điểm này, tài "
            "khoản của Quý vị không còn quyền truy cập thông tin của đoàn; mọi nội dung đã thực hiện được lưu giữ đầy "
            "đủ.\n\n"
            "Ban Thư ký trân trọng cảm ơn sự hợp tác của Quý vị.",
            "The task of focal point of the {delegation} has been handed over to {successor}. As of now your account "
            "no longer gives access to the delegation; everything done so far is kept on record.\n\n"
            "The Secretariat thanks you for your kind co-operation.",
        ),
        "delegation successor",
        Text(),
    ),
    "succeeded": _made(
        _("The task of focal point was taken over (to the successor)"),
        Text("Quý vị là đầu mối liên lạc của đoàn", "You are now the focal point of the delegation"),
        Text(
            "Từ nay Quý vị là đầu mối liên lạc của {delegation}. Quý vị tiếp tục đăng nhập bằng tài khoản hiện "
            "có; mọi "
            "nội dung đã thực hiện được lưu giữ đầy đủ.",
            "As of now you are the focal point of the {delegation}. You sign in with the account that you have; "
            "everything done so far is kept on record.",
        ),
        "delegation",
    ),
    "reminder": _made(
        _("Reminder before a deadline"),
        Text("Nhắc thời hạn: {step}", "Reminder of a deadline: {step}"),
        Text(
            "Ban Thư ký trân trọng nhắc Quý vị về nội dung sau đây của {delegation}: {step}. Thời hạn là {until}.\n\n"
            "Hiện nay {missing}. Kính đề nghị Quý vị hoàn tất trước thời hạn nêu trên để công tác lễ tân và an ninh "
            "được chuẩn bị chu đáo.",
            "The Secretariat wishes to draw your kind attention to the following matter concerning the {delegation}: "
            "{step}. The deadline is {until}.\n\n"
            "At present {missing}. We should be grateful if this could be completed by then, so that protocol and "
            "security arrangements may be made with due care.",
        ),
        "delegation step until missing",
    ),
    "submitted": _made(
        _("A nomination was received"),
        Text("Đã nhận đề cử: {person}", "Nomination received: {person}"),
        Text(
            "Ban Thư ký đã nhận được đề cử {person} ({role}) của {delegation}. Hồ sơ sẽ được Ban Thư ký, bộ phận lễ "
            "tân và bộ phận an ninh xem xét; kết quả sẽ được thông báo tới Quý vị.",
            "The Secretariat has received the nomination of {person} ({role}) by the {delegation}. It will be "
            "considered by the secretariat, protocol and security in turn; you will be informed of the outcome.",
        ),
        "person",
        optional="role delegation",
    ),
    "asked": _made(
        _("More information is asked for"),
        Text("Đề nghị bổ sung thông tin: {person}", "Further information requested: {person}"),
        Text(
            "Để tiếp tục xem xét hồ sơ của {person} thuộc {delegation}, Ban Thư ký kính đề nghị Quý vị bổ sung nội "
            "dung sau:\n\n{reason}\n\n"
            "Xin Quý vị trả lời trên cổng thông tin; việc xem xét sẽ được tiếp tục ngay sau đó.",
            "In order to proceed with the nomination of {person} of the {delegation}, the Secretariat would be "
            "grateful for the following:\n\n{reason}\n\n"
            "Kindly reply in the portal; consideration will resume at once.",
        ),
        "person reason",
        optional="delegation role",
    ),
    "answered": _made(
        _("The delegation has answered (to the desk)"),
        Text("Đoàn đã trả lời: {person}", "The delegation has answered: {person}"),
        Text(
            "{delegation} đã trả lời câu hỏi về hồ sơ của {person}. Hồ sơ trở lại hàng chờ do Quý vị phụ trách.",
            "The {delegation} has answered the question about {person}. The nomination is back in the queue that you "
            "look after.",
        ),
        "person",
        Text("Mở hồ sơ", "Open the nomination"),
        "delegation role",
    ),
    "approved": _made(
        _("The accreditation was approved"),
        Text("Chấp thuận cấp thẻ: {person}", "Accreditation approved: {person}"),
        Text(
            "Ban Thư ký trân trọng thông báo: {person} ({role}) của {delegation} đã được chấp thuận cấp thẻ tham dự. "
            "Thẻ được trao tại quầy đăng ký.\n\n"
            "Nếu có thay đổi về thông tin nhân thân, vai trò hoặc ảnh, xin Quý vị cập nhật sớm trên cổng thông tin; "
            "hồ sơ khi đó cần được xem xét lại.",
            "The Secretariat is pleased to inform you that {person} ({role}) of the {delegation} has been accredited. "
            "The badge will be handed over at the registration desk.\n\n"
            "Should identity, role or photograph change, kindly update them early in the portal; the accreditation "
            "will then be reviewed.",
        ),
        "person",
        optional="role delegation",
    ),
    "refused": _made(
        _("The accreditation was refused"),
        Text("Không chấp thuận cấp thẻ: {person}", "Accreditation not granted: {person}"),
        Text(
            "Ban Thư ký lấy làm tiếc thông báo: đề nghị cấp thẻ cho {person} của {delegation} không được chấp "
            "thuận. Lý do: {reason}\n\n"
            "Quý đoàn có thể giới thiệu người khác trong phạm vi số lượng được phân bổ.",
            "The Secretariat regrets to inform you that accreditation could not be granted to {person} of "
            "{delegation}. Reason: {reason}\n\n"
            "The delegation may nominate another person within its quota.",
        ),
        "person reason",
        optional="delegation role",
    ),
    "withdrawn": _made(
        _("A nomination was withdrawn"),
        Text("Đã rút đề cử: {person}", "Nomination withdrawn: {person}"),
        Text(
            "Ban Thư ký xác nhận đề cử {person} của {delegation} đã được rút. Chỗ này có thể dành cho người khác.",
            "The Secretariat confirms that the nomination of {person} by the {delegation} has been withdrawn. The "
            "place may be given to another person.",
        ),
        "person",
        optional="delegation role reason",
    ),
    "revoked": _made(
        _("The accreditation was taken back"),
        Text("Thu hồi thẻ: {person}", "Accreditation revoked: {person}"),
        Text(
            "Ban Thư ký thông báo thẻ tham dự đã cấp cho {person} của {delegation} bị thu hồi và không còn giá trị. "
            "Lý do: {reason}\n\n"
            "Kính đề nghị Quý đoàn nộp lại thẻ tại quầy đăng ký.",
            "The Secretariat informs you that the accreditation of {person} of the {delegation} has been revoked and "
            "is no longer valid. Reason: {reason}\n\n"
            "Kindly return the badge to the registration desk.",
        ),
        "person reason",
        optional="delegation role",
    ),
    "recheck": _made(
        _("A change has to be looked at again"),
        Text("Hồ sơ được xem xét lại: {person}", "Under review again after a change: {person}"),
        Text(
            "Thông tin của {person} thuộc {delegation} đã thay đổi sau khi được xem xét. Hồ sơ được chuyển lại bước: "
            "{check}. Ban Thư ký sẽ thông báo khi hoàn tất; Quý vị chưa cần làm gì thêm.",
            "The particulars of {person} of the {delegation} have changed since they were considered. The nomination "
            "has returned to: {check}. You will be informed once this is completed; nothing further is asked of you "
            "now.",
        ),
        "person",
        optional="delegation check role",
    ),
    "substituted": _made(
        _("One person takes the place of another"),
        Text("Thay thế thành viên: {person}", "Substitution: {person}"),
        Text(
            "Ban Thư ký đã nhận đề nghị của {delegation}: {person} thay {replaced}. Hồ sơ của người thay thế sẽ được "
            "xem xét như một đề cử mới.",
            "The Secretariat has received the request of the {delegation} that {person} take the place of {replaced}. "
            "The nomination will be considered as a new one.",
        ),
        "person replaced",
        optional="delegation role",
    ),
    "own_link": _made(
        _("The delegate’s own link"),
        Text("Kính đề nghị kiểm tra thông tin cá nhân", "Please check your particulars"),
        Text(
            "{delegation} đã giới thiệu Quý đại biểu tham dự. Kính đề nghị Quý đại biểu mở liên kết dưới đây để kiểm "
            "tra, bổ sung thông tin của mình và bày tỏ sự đồng ý đối với từng mục đích sử dụng dữ liệu.\n\n"
            "Liên kết có hiệu lực đến {until} và dành riêng cho Quý đại biểu; xin không chuyển tiếp.",
            "The {delegation} has nominated you for the meeting. Kindly open the link below to check and "
            "complete your "
            "particulars and to give your consent to each use of your data.\n\n"
            "The link is valid until {until} and is meant for you alone; please do not forward it.",
        ),
        "until",
        Text("Kiểm tra thông tin của tôi", "Check my particulars"),
        "delegation person",
    ),
    "comment": _made(
        _("A message about a nomination"),
        Text("Trao đổi về hồ sơ: {person}", "Message about a nomination: {person}"),
        Text(
            "Có nội dung trao đổi mới về hồ sơ của {person} thuộc {delegation}:\n\n{text}\n\n"
            "Xin Quý vị trả lời trên cổng thông tin.",
            "There is a new message about the nomination of {person} of the {delegation}:\n\n{text}\n\n"
            "Kindly reply in the portal.",
        ),
        "person text",
        optional="delegation role",
    ),
    "comment_desk": _made(
        _("A message from the delegation (to the desk)"),
        Text("Đoàn gửi nội dung trao đổi: {person}", "The delegation has written: {person}"),
        Text(
            "{delegation} gửi nội dung trao đổi về hồ sơ của {person}:\n\n{text}",
            "The {delegation} has written about the nomination of {person}:\n\n{text}",
        ),
        "person text",
        Text("Mở hồ sơ", "Open the nomination"),
        "delegation role",
    ),
}  # fmt: skip
